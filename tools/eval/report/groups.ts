import { reference, type Row } from '../results/summary.ts';

/** What a row is in the comparison: it decides the colour and the shape of its dot. */
export type Group = 'ours' | 'without' | 'other';

export const groupTitles: Record<Group, string> = {
  ours: 'Hearth',
  without: 'Hearth, with one thing left out',
  other: 'other prompts, on the same model',
};

export function groupOf({ variant }: Pick<Row, 'variant'>): Group {
  if (variant === reference) return 'ours';
  return variant.startsWith(`${reference}-`) ? 'without' : 'other';
}

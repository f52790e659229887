import type { PromptPart } from '../../../../src/core/formats/promptParts.ts';

/** Something to learn from: a prompt as Hearth sends it, and the answer. */
export interface Sample {
  kind: 'completion' | 'edit' | 'chat' | 'tool';
  /** Up to the end of the developer message: the same for many samples. */
  head: PromptPart[];
  /** The user's messages and the answers, up to the token that ends the last one. */
  body: PromptPart[];
  /** Pieces of the body that the model is given: it learns to say those behind them. */
  given: number;
}

/** Cuts a prompt in two behind its developer message, the second that it has, and adds the answer. */
export function splitHead(
  pieces: readonly PromptPart[],
  answer: readonly PromptPart[],
): Pick<Sample, 'head' | 'body' | 'given'> {
  const ends = pieces.flatMap((piece, index) =>
    'special' in piece && piece.special === 'end' ? [index] : [],
  );
  const cut = (ends[1] ?? -1) + 1;
  return { head: pieces.slice(0, cut), body: [...pieces.slice(cut), ...answer], given: pieces.length - cut };
}

/** One of a list, by chance. */
export function pick<T>(list: readonly T[], random: () => number): T {
  const value = list[Math.floor(random() * list.length)];
  if (value === undefined) throw new RangeError('Nothing to pick from.');
  return value;
}

import type { HoleKind } from './hole.ts';
import { levenshtein } from './levenshtein.ts';

/** How near a text comes to what was cut out. */
export interface Score {
  exact: boolean;
  /** 0 to 1. */
  similarity: number;
}

/**
 * Exact match and edit similarity, blanks at line ends and after the text aside. One before the text is not: `returnx`
 * is another program than `return x`. Of a rest of a line only the first line counts: what a suggestion adds below it was not asked for, and is judged by nothing here.
 */
export function score(kind: HoleKind, text: string, expected: string): Score {
  const [ours, wanted] = [text, expected].map((each) => normalise(kind === 'rest' ? firstLine(each) : each));
  if (ours === undefined || wanted === undefined) throw new Error('Two texts have two normal forms.');
  return { exact: ours === wanted, similarity: editSimilarity(ours, wanted) };
}

/**
 * 1 less the Levenshtein distance as a share of the longer text: the "edit similarity" of CodeXGLUE's and CrossCodeEval's
 * completion tasks (Lu et al. 2021, arXiv:2102.04664; Ding et al. 2023, arXiv:2310.11248), without their rounding.
 */
export function editSimilarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - levenshtein(one, other) / longest;
}

function normalise(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trimEnd();
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

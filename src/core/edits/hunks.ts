import { diffArrays } from 'diff';
import { commonPairs } from './commonPairs.ts';

/** A range of lines that differ. Lines are counted from 0 in the text before. */
export interface Hunk {
  readonly first: number;
  /** Empty where lines are only added, before the line `first`. */
  readonly removed: readonly string[];
  readonly inserted: readonly string[];
}

/**
 * The differences between two texts, by lines, from top to bottom, with at least one equal line between two hunks.
 * Lines that occur once in both texts anchor the comparison; between them, the result has the fewest changes, or is
 * one hunk if there are too many changes to search.
 */
export function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, to] = [0, 0];
  for (const [line, other] of [...commonPairs(before, after), [before.length, after.length] as const]) {
    hunks.push(...compare(before.slice(from, line), after.slice(to, other), from));
    [from, to] = [line + 1, other + 1];
  }
  return hunks;
}

/**
 * Differences above which a range becomes one hunk. The time grows with their square, and stays below a tenth of a
 * second for ranges of 5,000 lines without anything in common.
 */
const mostDifferences = 400;

function compare(before: readonly string[], after: readonly string[], start: number): Hunk[] {
  if (before.length === 0 && after.length === 0) return [];
  if (before.length === 0 || after.length === 0) return [{ first: start, removed: before, inserted: after }];
  const parts = diffArrays([...before], [...after], { maxEditLength: mostDifferences });
  if (!parts) return [{ first: start, removed: before, inserted: after }];
  const hunks: Hunk[] = [];
  let first = start;
  let [removed, inserted]: [string[], string[]] = [[], []];
  const finish = (): void => {
    if (removed.length + inserted.length > 0) hunks.push({ first, removed, inserted });
    first += removed.length;
    [removed, inserted] = [[], []];
  };
  for (const part of parts) {
    if (part.added) inserted.push(...part.value);
    else if (part.removed) removed.push(...part.value);
    else {
      finish();
      first += part.value.length;
    }
  }
  finish();
  return hunks;
}

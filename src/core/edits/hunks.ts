import { diffArrays } from 'diff';
import { commonPairs } from './commonPairs.ts';

/** A stretch of lines that differ. Lines are counted from 0 in the text before. */
export interface Hunk {
  readonly first: number;
  /** None where lines are only added, in front of the line `first`. */
  readonly removed: readonly string[];
  readonly inserted: readonly string[];
}

/**
 * What turns one text into another, by lines, from top to bottom, with at least one equal line between two hunks. Lines
 * that both texts have once hold the comparison in place; what is between them has the fewest changes that there are,
 * or is one hunk where that would be too many to look for.
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
 * Differences after which a stretch is one hunk: the time grows with their square, and stays below a tenth of a second
 * for stretches of 5,000 lines that have nothing in common.
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

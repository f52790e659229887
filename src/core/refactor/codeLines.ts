import { linesOf, type LineRange } from '../text/lineRange.ts';
import type { TextRange } from '../text/position.ts';

/**
 * The whole lines of a selection, without blank lines at its ends: editing whole lines keeps the indentation correct.
 * `undefined` when there is only whitespace.
 */
export function selectedLines(lineAt: (line: number) => string, selection: TextRange): LineRange | undefined {
  return withoutBlankEnds(lineAt, linesOf(selection));
}

/** The lines without blank ones at either end; `undefined` when all are blank. */
export function withoutBlankEnds(lineAt: (line: number) => string, lines: LineRange): LineRange | undefined {
  const isBlank = (line: number): boolean => !/\S/.test(lineAt(line));
  let { first, last } = lines;
  while (first <= last && isBlank(first)) first++;
  while (last > first && isBlank(last)) last--;
  return first > last ? undefined : { first, last };
}

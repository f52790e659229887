import type { LineRange } from './blockAround.ts';

/**
 * The whole lines of a selection, without blank ones at its ends: an edit of whole lines keeps the indentation right.
 * `undefined` when there is nothing but blanks.
 */
export function selectedLines(
  lineAt: (line: number) => string,
  selection: { start: { line: number }; end: { line: number; character: number } },
): LineRange | undefined {
  const { start, end } = selection;
  // A selection that ends before the first character of a line was meant to end with the line above.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return withoutBlankEnds(lineAt, { first: start.line, last });
}

/** The lines without blank ones at both ends; `undefined` when all are blank. */
export function withoutBlankEnds(lineAt: (line: number) => string, lines: LineRange): LineRange | undefined {
  const isBlank = (line: number): boolean => !/\S/.test(lineAt(line));
  let { first, last } = lines;
  while (first <= last && isBlank(first)) first++;
  while (last > first && isBlank(last)) last--;
  return first > last ? undefined : { first, last };
}

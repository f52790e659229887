import type { LineRange } from '../text/lineRange.ts';

/** A block that an action takes when nothing tells it what to take: more than this is a file, not a block. */
const mostLines = 200;

/**
 * The block of code around a line, by blank lines and indentation: from the nearest line above that is indented no
 * deeper than the block's start and follows a blank line, to the next blank line after which the indentation is back.
 * For documents whose symbols VS Code does not know.
 */
export function blockAround(lineAt: (line: number) => string, lineCount: number, line: number): LineRange {
  const isBlank = (at: number): boolean => lineAt(at).trim() === '';
  const depth = (at: number): number => /^\s*/.exec(lineAt(at))?.[0].length ?? 0;
  if (isBlank(line)) return { first: line, last: line };
  let first = line;
  while (first > 0 && line - first < mostLines && !(isBlank(first - 1) && depth(first) === 0)) first--;
  while (isBlank(first)) first++;
  let last = line;
  while (last + 1 < lineCount && last - first < mostLines) {
    const next = last + 1;
    if (isBlank(next) && (next + 1 >= lineCount || depth(next + 1) <= depth(first))) break;
    last = next;
  }
  while (last > line && isBlank(last)) last--;
  return { first, last };
}

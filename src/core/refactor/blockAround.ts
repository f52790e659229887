import type { LineRange } from '../text/lineRange.ts';

/** The most lines of a block that an action takes by itself: more is a file, not a block. */
const mostLines = 200;

/**
 * The code block around a line, judged by blank lines and indentation: from the nearest line above that follows a
 * blank line and is indented no deeper than the block's start, to the next blank line after which the indentation is
 * back at that depth. For documents without symbols in VS Code.
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

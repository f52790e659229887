import { openAcrossLines } from '../syntax/closers.ts';
import type { Cursor } from '../syntax/cursor.ts';

/** The share of lines that a cut must leave: less than that is not what was waited for. */
const leastShare = 1 / 3;

/**
 * Cuts whole lines that end in the middle of something back to where a statement ended: an answer that was stopped by
 * a limit would leave an `if` without its end, to be deleted by hand. What the first line opens, such as the body that
 * is being written, may stay open; what a later line opens is cut off with it. When little would be left, all stays.
 */
export function cutAtBoundary(text: string, cursor: Cursor): string {
  const lines = text.split('\n');
  const depths = depthsAfter(lines, cursor);
  const level = depths[0] ?? 0;
  const last = lines.findLastIndex(
    (line, index) => (depths[index] ?? 0) <= level && line.trim() !== '' && !(index > 0 && announces(line)),
  );
  const kept = last + 1;
  const isMoreThanHeader = kept > 1 || level === 0;
  return isMoreThanHeader && kept > 0 && kept >= leastShare * lines.length
    ? lines.slice(0, kept).join('\n')
    : text;
}

/** How many brackets and strings of the text are open after each line. */
function depthsAfter(lines: readonly string[], cursor: Cursor): number[] {
  return lines.map((_, index) => openAcrossLines(cursor, lines.slice(0, index + 1).join('\n')).length);
}

/** A line that means nothing without the next: a header of a block by indentation or words, an operator, a decorator. */
function announces(line: string): boolean {
  const text = line.trim();
  return /([:=,+\\|&]|\b(then|do|else|try|begin))$/.test(text) || /^@[\w.]+(\(.*\))?$/.test(text);
}

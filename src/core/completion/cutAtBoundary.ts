import { openAcrossLines } from '../syntax/closers.ts';
import type { Cursor } from '../syntax/cursor.ts';

/** The share of lines that a cut must leave; losing more is worse than an unfinished end. */
const leastShare = 1 / 3;

/**
 * Cuts whole lines that end mid-statement back to the end of the last statement: an answer stopped by a limit could
 * leave an `if` without its end, which the user would have to delete. A block opened by the first line, such as the
 * body being written, may stay open; what a later line opens is cut off with it. If little would be left, nothing is
 * cut.
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

/** Whether a line is incomplete without the next: a block header without braces, a trailing operator, a decorator. */
function announces(line: string): boolean {
  const text = line.trim();
  return /([:=,+\\|&]|\b(then|do|else|try|begin))$/.test(text) || /^@[\w.]+(\(.*\))?$/.test(text);
}

import type { RangeChange } from '../text/moveRange.ts';
import type { Position } from '../text/position.ts';

/** The lines that differ, as one stretch. */
export interface ChangedLines {
  first: number;
  removed: number;
  inserted: readonly string[];
}

/** The smallest stretch of lines that turns one text into the other. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLines {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first++;
  let tail = 0;
  while (tail < shorter - first && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { first, removed: before.length - tail - first, inserted: after.slice(first, after.length - tail) };
}

/**
 * The edit that turns one text into the other, both with LF line ends. It leaves the lines at both ends that stay the
 * same alone, so that cursors, folds and breakpoints there stay. By lines and not by offsets: VS Code's documents know
 * no place between CR and LF.
 */
export function lineEdit(before: string, after: string): RangeChange {
  const lines = before.split('\n');
  const { first, removed, inserted } = changedLines(lines, after.split('\n'));
  const end = first + removed;
  const endOf = (line: number): Position => ({ line, character: lines[line]?.length ?? 0 });
  const startOf = (line: number): Position => ({ line, character: 0 });
  const text = inserted.join('\n');
  if (removed > 0 && inserted.length > 0)
    return { range: { start: startOf(first), end: endOf(end - 1) }, text };
  // What is put in or taken out brings a line end along: the one after it, or before it at the end of the text.
  const more = inserted.length > 0;
  if (end < lines.length)
    return { range: { start: startOf(first), end: startOf(end) }, text: more ? `${text}\n` : '' };
  return {
    range: { start: endOf(first - 1), end: endOf(lines.length - 1) },
    text: more ? `\n${text}` : '',
  };
}

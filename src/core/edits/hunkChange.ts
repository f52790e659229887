import type { LineSource } from '../text/lineSource.ts';
import type { RangeChange } from '../text/moveRange.ts';
import type { Position } from '../text/position.ts';
import type { Hunk } from './hunks.ts';

/**
 * The document change for a hunk, if the hunk's text starts at the line `start` of the document. In lines rather than
 * offsets, since VS Code has no position between CR and LF. Inserted or removed lines include one line end: of the
 * text itself, unless all of it is removed.
 */
export function hunkChange(hunk: Hunk, start: number, document: LineSource): RangeChange {
  const { removed, inserted } = hunk;
  const first = start + hunk.first;
  const end = first + removed.length;
  const startOf = (line: number): Position => ({ line, character: 0 });
  const endOf = (line: number): Position => ({ line, character: document.at(line)?.length ?? 0 });
  const text = inserted.join('\n');
  if (removed.length > 0 && inserted.length > 0)
    return { range: { start: startOf(first), end: endOf(end - 1) }, text };
  const isAdded = inserted.length > 0;
  if (hunk.first > 0 || end >= document.length) {
    if (first === 0) return { range: { start: startOf(0), end: endOf(end - 1) }, text };
    return { range: { start: endOf(first - 1), end: endOf(end - 1) }, text: isAdded ? `\n${text}` : '' };
  }
  return { range: { start: startOf(first), end: startOf(end) }, text: isAdded ? `${text}\n` : '' };
}

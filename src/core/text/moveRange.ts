import { isAtOrBefore, type Position, type TextRange } from './position.ts';

/** A change of a text: the range is replaced by the text. VS Code's events have this shape. */
export interface RangeChange {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * The range after a change. Text inserted at its edges is not part of it; changes inside are. A change across an edge
 * becomes part of it as a whole, so code stays in its range when a formatter rewrites the region.
 *
 * For the changes of one VS Code event, call this for one after another, in order: each leaves the positions of the
 * next unchanged.
 */
export function moveRange({ start, end }: TextRange, { range, text }: RangeChange): TextRange {
  const shift = (position: Position): Position => shifted(position, range, endOf(range.start, text));
  if (isAtOrBefore(range.end, start)) return { start: shift(start), end: shift(end) };
  if (isAtOrBefore(end, range.start)) return { start, end };
  return {
    start: isAtOrBefore(start, range.start) ? start : range.start,
    end: shift(isAtOrBefore(range.end, end) ? end : range.end),
  };
}

/** The range of the inserted text, after the change. */
export function writtenRange({ range: { start }, text }: RangeChange): TextRange {
  return { start, end: endOf(start, text) };
}

/** Moves a position at or after the replaced range; on the line where that range ended, the column moves, too. */
function shifted({ line, character }: Position, { end }: TextRange, newEnd: Position): Position {
  const by = newEnd.line - end.line;
  if (line > end.line) return { line: line + by, character };
  return { line: newEnd.line, character: newEnd.character + character - end.character };
}

/** The end of a text that starts at a position. */
function endOf({ line, character }: Position, text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line, character: character + last.length }
    : { line: line + lines.length - 1, character: last.length };
}

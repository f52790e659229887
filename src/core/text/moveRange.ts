import { isAtOrBefore, type Position, type TextRange } from './position.ts';

/** A change of a text: what stood in the range is replaced by a text. VS Code's events have this shape. */
export interface RangeChange {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Where a range is after a change. What is written at its edges is not part of it; what changes inside is. A change that
 * reaches over an edge becomes part of it as a whole: a formatter that rewrites a region leaves the code in it.
 *
 * The changes of one event of VS Code are moved along one after another: each leaves the places of the next as they are.
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

/** What a change has written, in the text after it. */
export function writtenRange({ range: { start }, text }: RangeChange): TextRange {
  return { start, end: endOf(start, text) };
}

/** A place at or behind what was replaced: on the line where that ended it moves along the line, too. */
function shifted({ line, character }: Position, { end }: TextRange, newEnd: Position): Position {
  const by = newEnd.line - end.line;
  if (line > end.line) return { line: line + by, character };
  return { line: newEnd.line, character: newEnd.character + character - end.character };
}

/** Where a text ends that starts at a place. */
function endOf({ line, character }: Position, text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line, character: character + last.length }
    : { line: line + lines.length - 1, character: last.length };
}

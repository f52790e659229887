/** A place in a document. Counted from 0, as VS Code does. */
export interface Place {
  line: number;
  character: number;
}

export interface Range {
  start: Place;
  end: Place;
}

/** The lines that a selection touches, counted from 1. One that ends at the start of a line does not touch it. */
export function linesOf({ start, end }: Range): { first: number; last: number } {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line + 1, last: last + 1 };
}

/**
 * Where a range is after `removed` was replaced by a text with `added` line ends. Text that changes above moves it;
 * what changes inside makes it longer or shorter, so that it still covers the same code.
 */
export function moveRange(range: Range, removed: Range, added: number): Range {
  const delta = added - (removed.end.line - removed.start.line);
  if (delta === 0) return range;
  if (removed.end.line < range.start.line) return { start: down(range.start), end: down(range.end) };
  if (removed.start.line > range.end.line) return range;
  const end = Math.max(range.start.line, range.end.line + delta);
  return { start: range.start, end: { line: end, character: range.end.character } };

  function down(place: Place): Place {
    return { line: place.line + delta, character: place.character };
  }
}

/** A file or a part of one, as chips and attachments name it. */
interface Named {
  path: string;
  lines?: { first: number; last: number };
}

/** Whether two names are of the same lines of the same file. */
export function isSamePlace(one: Named, other: Named): boolean {
  return (
    one.path === other.path &&
    one.lines?.first === other.lines?.first &&
    one.lines?.last === other.lines?.last
  );
}

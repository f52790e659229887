import type { LineRange } from '../text/lineRange.ts';
import type { LineSource } from '../text/lineSource.ts';
import { moveRange, writtenRange, type RangeChange } from '../text/moveRange.ts';
import { isAtOrBefore, type TextRange } from '../text/position.ts';
import { findLandmark, landmarkOf, type Landmark } from './landmark.ts';

/**
 * Lines of a document that an edit is for. They are tracked by their text, not by line numbers: the range follows
 * every change of the document, and the text tells whether it is still the same.
 */
export interface Anchor {
  /** The lines when the edit was requested; at least one. */
  readonly lines: readonly string[];
  /** Their current range, from the first line's start to the last one's end, with all changes inside it. */
  readonly range: TextRange;
  /** Whether the range may include surrounding text, because a change reached across its edge. */
  readonly isMixed: boolean;
  /**
   * Used to find the lines again when no change tells where they went; `undefined` if the document has several such
   * places.
   */
  readonly landmark: Landmark | undefined;
}

/** An anchor at lines of a document in its current state. */
export function anchorAt(document: LineSource, { first, last }: LineRange): Anchor {
  const lines = Array.from({ length: last - first + 1 }, (_, line) => document.at(first + line) ?? '');
  return {
    lines,
    range: rangeOf(lines, first),
    isMixed: false,
    landmark: landmarkOf(document, { first, last }),
  };
}

/** The anchor after changes of the document, in VS Code's order. */
export function moveAnchor(anchor: Anchor, changes: readonly RangeChange[], document: LineSource): Anchor {
  const moved = changes.reduce(follow, anchor);
  if (heldLines(moved, document)) return { ...moved, isMixed: false };
  // A formatter or another extension may replace the whole text to change a little.
  const found = moved.isMixed ? findAnchor(anchor, document) : findWithin(moved, document);
  return found && isWithin(found.range, moved.range) ? found : moved;
}

function follow(anchor: Anchor, change: RangeChange): Anchor {
  const { range, lines } = anchor;
  // If all lines were deleted, an undo may restore them.
  const isGone = isAtOrBefore(range.end, range.start) && lines.join('') !== '';
  if (isGone && isWithin(range, change.range)) return { ...anchor, range: writtenRange(change) };
  const isOver = !isWithin(change.range, range) && overlap(change.range, range);
  return { ...anchor, range: moveRange(range, change), isMixed: anchor.isMixed || isOver };
}

/**
 * The only place within the changed range where the lines occur again, as when a line was added before or after them.
 */
function findWithin(anchor: Anchor, document: LineSource): Anchor | undefined {
  const { lines, range } = anchor;
  let found: Anchor | undefined;
  for (let first = range.start.line; first + lines.length - 1 <= range.end.line; first++) {
    const place = { ...anchor, range: rangeOf(lines, first) };
    if (!isWithin(place.range, range) || !heldLines(place, document)) continue;
    if (found) return undefined;
    found = place;
  }
  return found;
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  return isAtOrBefore(outer.start, inner.start) && isAtOrBefore(inner.end, outer.end);
}

function overlap(one: TextRange, other: TextRange): boolean {
  return !isAtOrBefore(one.end, other.start) && !isAtOrBefore(other.end, one.start);
}

/** The range of the lines if they are unchanged; a single added character makes them different. */
export function heldLines(
  { lines, range: { start, end } }: Anchor,
  document: LineSource,
): LineRange | undefined {
  const isWhole = start.character === 0 && end.character === document.at(end.line)?.length;
  if (!isWhole || end.line - start.line !== lines.length - 1) return undefined;
  if (!lines.every((line, index) => document.at(start.line + index) === line)) return undefined;
  return { first: start.line, last: end.line };
}

/** Whether two anchors have a line in common. */
export function shareLines({ range: one }: Anchor, { range: other }: Anchor): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}

/** The anchor in a document whose changes are unknown; `undefined` when it is not there, or in more than one place. */
export function findAnchor(anchor: Anchor, document: LineSource): Anchor | undefined {
  const first = anchor.landmark && findLandmark(anchor.landmark, document);
  return first === undefined ? undefined : { ...anchor, range: rangeOf(anchor.lines, first), isMixed: false };
}

function rangeOf(lines: readonly string[], first: number): TextRange {
  return {
    start: { line: first, character: 0 },
    end: { line: first + lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}

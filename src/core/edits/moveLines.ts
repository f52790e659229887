import type { LineRange } from '../text/lineRange.ts';
import { moveRange, type RangeChange } from '../text/moveRange.ts';
import type { TextRange } from '../text/position.ts';
import { hunksOf, type Hunk } from './hunks.ts';

/**
 * Where lines of a text are after the text was changed. Changes within them are included; `undefined` when nothing of
 * them is left.
 */
export function moveLines(before: string, after: string, { first, last }: LineRange): LineRange | undefined {
  const hunks = hunksOf(before.split('\n'), after.split('\n'));
  // From bottom to top, so that each change leaves the line numbers of the next unchanged.
  const { start, end } = hunks.map(asChange).reduceRight<TextRange>(moveRange, lines(first, last + 1));
  return end.line > start.line ? { first: start.line, last: end.line - 1 } : undefined;
}

/** In whole lines with their ends, as if the last line had one as well. */
function asChange({ first, removed, inserted }: Hunk): RangeChange {
  return { range: lines(first, first + removed.length), text: '\n'.repeat(inserted.length) };
}

function lines(start: number, end: number): TextRange {
  return { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
}

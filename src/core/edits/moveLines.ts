import type { LineRange } from '../text/lineRange.ts';
import { moveRange } from '../text/moveRange.ts';
import { changedLines } from './lineEdit.ts';

/**
 * Where lines of a text are after the text was changed. What was changed within them belongs to them; `undefined` when
 * nothing of them is left.
 */
export function moveLines(before: string, after: string, { first, last }: LineRange): LineRange | undefined {
  const change = changedLines(before.split('\n'), after.split('\n'));
  const { start, end } = moveRange(
    { start: startOf(first), end: startOf(last + 1) },
    {
      range: { start: startOf(change.first), end: startOf(change.first + change.removed) },
      text: '\n'.repeat(change.inserted.length),
    },
  );
  return end.line > start.line ? { first: start.line, last: end.line - 1 } : undefined;
}

function startOf(line: number) {
  return { line, character: 0 };
}

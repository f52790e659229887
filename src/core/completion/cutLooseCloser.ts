import { balanceAt } from '../syntax/closers.ts';
import type { Cursor } from '../syntax/cursor.ts';

/**
 * Cuts a text that goes into the middle of a line before the first bracket that closes what stands before the cursor,
 * when the rest of the line closes it already: `x, y)` into `foo(█, bar)` would end the call twice.
 */
export function cutLooseCloser(text: string, lineAfter: string, cursor: Cursor): string {
  const { closers } = balanceAt(cursor, text);
  const below = balanceAt(cursor, lineAfter).closers.map(({ mark }) => mark);
  const loose = closers.find(({ mark }) => below.includes(mark));
  return loose ? text.slice(0, loose.index) : text;
}

import { balanceAt } from '../syntax/closers.ts';
import type { Cursor } from '../syntax/cursor.ts';

/**
 * For a suggestion in the middle of a line: cuts it before the first bracket that closes something opened before the
 * cursor, if the rest of the line closes that already. `x, y)` in `foo(█, bar)` would end the call twice.
 */
export function cutLooseCloser(text: string, lineAfter: string, cursor: Cursor): string {
  const { closers } = balanceAt(cursor, text);
  const below = balanceAt(cursor, lineAfter).closers.map(({ mark }) => mark);
  const loose = closers.find(({ mark }) => below.includes(mark));
  return loose ? text.slice(0, loose.index) : text;
}

import { balanceOf, openQuote } from '../syntax/closers.ts';

/**
 * Cuts a text that goes into the middle of a line before the first bracket that closes what stands before the cursor,
 * when the rest of the line closes it already: `x, y)` into `foo(█, bar)` would end the call twice.
 */
export function cutLooseCloser(text: string, lineBefore: string, lineAfter: string): string {
  const { closers } = balanceOf(text, openQuote(lineBefore));
  const below = balanceOf(lineAfter).closers.map(({ char }) => char);
  const loose = closers.find(({ char }) => below.includes(char));
  return loose ? text.slice(0, loose.index) : text;
}

import { keepEnd, keepStart } from '../text/cut.ts';

/** UTF-16 code units of one snippet, unless its kind says otherwise: about 40 lines. */
export const snippetLength = 1500;

/**
 * The lines around a place, at most `length` UTF-16 code units, with more before the place than after it: what the
 * user had just written says more than what comes next. `before` and `after` are the text on both sides and may be
 * longer than needed. Whole lines only, unless a single line is longer than all.
 */
export function cutSnippet(before: string, after: string, length = snippetLength): string {
  const ahead = Math.min(after.length, Math.max(length / 3, length - before.length));
  const behind = length - ahead;
  return (keepEnd(before, behind) + keepStart(after, ahead))
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

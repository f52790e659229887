import { keepEnd, keepStart } from '../text/cut.ts';

/** UTF-16 code units per snippet, unless its kind has another limit: about 40 lines. */
export const snippetLength = 1500;

/**
 * The lines around a place, at most `length` UTF-16 code units, with more from before the place than after it, since
 * what the user has just written is more relevant. `before` and `after` may be longer than needed. Whole lines only,
 * unless a single line is longer than `length`.
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

import { snippetLength } from './visited.ts';

/**
 * The lines around a place, at most `length` characters, with more before the place than after it: what the
 * user had just written says more than what comes next. `before` and `after` are the text on both sides and may be
 * longer than needed. Whole lines only, unless a single line is longer than all.
 */
export function cutSnippet(before: string, after: string, length = snippetLength): string {
  const ahead = Math.min(after.length, Math.max(length / 3, length - before.length));
  const behind = length - ahead;
  return (wholeLinesFromEnd(before, behind) + wholeLinesFromStart(after, ahead))
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function wholeLinesFromEnd(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(-length);
  const lineStart = cut.indexOf('\n') + 1;
  return lineStart > 0 && lineStart < cut.length ? cut.slice(lineStart) : cut;
}

function wholeLinesFromStart(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const lineEnd = cut.lastIndexOf('\n');
  return lineEnd > 0 ? cut.slice(0, lineEnd) : cut;
}

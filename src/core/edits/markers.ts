import { isProseLanguage, lexisOf } from '../syntax/languages.ts';
import { textSpans } from '../syntax/textSpans.ts';

/**
 * Whether one of the model's special tokens occurs in code as plain text, where it cannot be code. In a string or
 * comment, or when the prompt contains it, too, it is code about models.
 *
 * Real special tokens never become text. Text that looks like one is either intended or written by a model that has
 * lost its way. In an unknown language only a token at the end of the text, or one followed by another, certainly
 * means the latter; the same applies where code is mixed with text. Regular expressions and literals such as `%w[…]`
 * may contain one, too.
 */
export function hasLooseMarker(text: string, read: string, languageId: string): boolean {
  const loose = [...text.matchAll(markers)].filter(([marker]) => !read.includes(marker));
  if (loose.length === 0) return false;
  const spans =
    isProseLanguage(languageId) || lexisOf(languageId).prose ? undefined : textSpans(text, languageId);
  return loose.some(({ index, 0: marker }) => {
    if (spans)
      return (
        !spans.some(({ start, end }) => start < index && index < end) &&
        !isInLiteral(text, index, index + marker.length)
      );
    const rest = text.slice(index + marker.length);
    return rest.trim() === '' || /^\s*<\|/.test(rest);
  });
}

/** Whether a position in a line is between slashes, or inside brackets after a letter, as in `%w[…]` and `~s(…)`. */
function isInLiteral(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = text.slice(end).split('\n', 1)[0] ?? '';
  return (
    (/\/[^/\s]*$/.test(before) && /^[^/\s]*\//.test(after)) || /[%~][a-zA-Z][([{<|][^)\]}]*$/.test(before)
  );
}

const markers = /<\|(?:start|end|message|channel|constrain|return|call|endoftext|startoftext)\|>/g;

import { isProseLanguage, lexisOf } from '../syntax/languages.ts';
import { textSpans } from '../syntax/textSpans.ts';

/**
 * Whether a special token of the model stands in code as characters, where no code has one. In a string or a comment it
 * is code about models; so it is when the model has read it.
 *
 * What a model says as a special token never is text. Text that looks like one is said for a purpose, or by a model
 * that has lost its way; where a language is not known, only a marker that the text ends with, or another begins at, is
 * certainly the latter. So it is where code is written among text. Patterns and quotes by words may hold one, too.
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

/** Whether slashes, or a letter and brackets as of `%w[…]` and `~s(…)`, stand around a place of a line. */
function isInLiteral(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = text.slice(end).split('\n', 1)[0] ?? '';
  return (
    (/\/[^/\s]*$/.test(before) && /^[^/\s]*\//.test(after)) || /[%~][a-zA-Z][([{<|][^)\]}]*$/.test(before)
  );
}

const markers = /<\|(?:start|end|message|channel|constrain|return|call|endoftext|startoftext)\|>/g;

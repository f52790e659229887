import { textSpans } from '../syntax/textSpans.ts';

/**
 * Whether a special token of the model stands in code as characters, where no code has one. In a string or a comment it
 * is code about models; so it is when the model has read it.
 *
 * What a model says as a special token never is text. Text that looks like one is said for a purpose, or by a model
 * that has lost its way; where a language is not known, only a marker that the text ends with, or another begins at, is
 * certainly the latter.
 */
export function hasLooseMarker(text: string, read: string, languageId: string): boolean {
  const loose = [...text.matchAll(markers)].filter(([marker]) => !read.includes(marker));
  if (loose.length === 0) return false;
  const spans = textSpans(text, languageId);
  return loose.some(({ index, 0: marker }) => {
    if (spans) return !spans.some(({ start, end }) => start < index && index < end);
    const rest = text.slice(index + marker.length);
    return rest.trim() === '' || /^\s*<\|/.test(rest);
  });
}

const markers = /<\|(?:start|end|message|channel|constrain|return|call|endoftext|startoftext)\|>/g;

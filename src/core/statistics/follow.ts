import type { TextChange } from '../text/textChange.ts';

/** A suggestion that the editor may be showing, and how much of it the document already contains. */
export interface LiveSuggestion {
  /** The text given to the editor, with the document's line ends. */
  text: string;
  /** The offset in the document at which the rest would be inserted. */
  offset: number;
  /** UTF-16 code units of the text that are already in the document, typed or accepted. */
  used: number;
}

/**
 * The effect of a document change on the suggestion. `along` is true when the change inserted part of the rest, by
 * typing or by accepting a word or a line. It is false when the change inserted all of the rest: the suggestion is
 * then used up, and VS Code itself reports it if it was accepted as a whole.
 */
export type Followed = { live: LiveSuggestion; along: boolean } | { live: undefined };

/** The suggestion after a change of its document. */
export function follow(live: LiveSuggestion, change: TextChange): Followed {
  const rest = live.text.slice(live.used);
  const end = change.offset + change.removed;
  if (change.offset > live.offset) return { live, along: false };
  if (change.offset === live.offset && change.removed === 0 && rest.startsWith(change.text)) {
    const { length } = change.text;
    return {
      live: { ...live, offset: live.offset + length, used: live.used + length },
      along: length > 0 && length < rest.length,
    };
  }
  const isTakenBack = change.text === '' && end === live.offset && change.removed <= live.used;
  if (isTakenBack)
    return {
      live: { ...live, offset: change.offset, used: live.used - change.removed },
      along: false,
    };
  if (end >= live.offset) return { live: undefined };
  return { live: { ...live, offset: live.offset + change.text.length - change.removed }, along: false };
}

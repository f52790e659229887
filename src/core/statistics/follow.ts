import type { TextChange } from '../text/textChange.ts';

/** A suggestion that the editor may be showing, and how far the document has come along it. */
export interface LiveSuggestion {
  /** What the editor was given, with the document's line ends. */
  text: string;
  /** Where in the document what is left of it would go. */
  offset: number;
  /** UTF-16 code units of the text that stand in the document already, typed or taken. */
  used: number;
}

/**
 * What a change of the document means for the suggestion. `along`: the change put in some of what was left of it, by
 * typing or by taking a word or a line. It is false when the change put in all that was left: then the suggestion is at
 * its end, and if it was accepted as a whole, VS Code reports that by itself.
 */
export type Followed = { live: LiveSuggestion; along: boolean } | { live: undefined };

/** Follows a suggestion through a change of its document. */
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

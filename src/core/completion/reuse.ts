import { isClosersOnly } from './closers.ts';
import type { TextWindow } from './window.ts';

/** A suggestion as it was offered, and what surrounded it then. */
export interface Offer {
  uri: string;
  window: TextWindow;
  /** What the model proposed to follow the window's prefix: cleaned, with LF, not yet fitted to the rest of the line. */
  text: string;
}

/** The last offers, newest last. More than one, since IntelliSense's list and the backspace key go back and forth. */
export type Offers = readonly Offer[];

/** What is left of an offer: the text to follow the cursor now. */
export interface Reused {
  text: string;
  offer: Offer;
}

/** Offers to keep: the items of a list that one looks through, or a few words typed and taken back. */
const kept = 8;

/** Adds an offer, or makes an older one the newest again. */
export function addOffer(offers: Offers, offer: Offer): Offers {
  return [...offers.filter((other) => other !== offer), offer].slice(-kept);
}

/**
 * The newest offer that the user has typed along, or whose typing was taken back in part, and what is left of it.
 * `undefined` when something else has changed, or nothing is left. No model call is needed then, so that ghost text
 * stays where it is while its first letters are typed.
 */
export function reuseOffer(offers: Offers, uri: string, now: TextWindow): Reused | undefined {
  for (const offer of offers.toReversed()) {
    if (offer.uri !== uri || !sameAfter(offer.window, now)) continue;
    const typed = typedSince(offer.window, now);
    if (typed === undefined || !offer.text.startsWith(typed)) continue;
    const text = offer.text.slice(typed.length);
    if (text.trim() !== '') return { text, offer };
  }
  return undefined;
}

/**
 * Auto-closing pairs come and go right of the cursor while the user types along `f(a)`; any other change after the
 * cursor asks for a new suggestion.
 */
function sameAfter(then: TextWindow, now: TextWindow): boolean {
  if (then.suffix !== now.suffix) return false;
  return then.lineAfter === now.lineAfter || (isClosersOnly(then.lineAfter) && isClosersOnly(now.lineAfter));
}

/** What was typed after the offer; `undefined` when the text before it has changed or is no longer all there. */
function typedSince(then: TextWindow, now: TextWindow): string | undefined {
  const length = now.offset - then.offset;
  if (length < 0) return undefined;
  const before = now.prefix.slice(0, Math.max(0, now.prefix.length - length));
  // The anchor may have moved on a step in between: then only the common part can be compared.
  const common = Math.min(before.length, then.prefix.length);
  if (common === 0 && then.prefix.length > 0) return undefined;
  if (before.slice(before.length - common) !== then.prefix.slice(then.prefix.length - common))
    return undefined;
  return now.prefix.slice(before.length).replaceAll('\r\n', '\n');
}

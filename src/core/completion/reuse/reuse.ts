import { isClosersOnly } from '../../syntax/closers.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import type { Placed } from '../clean/firstLine.ts';
import { indentationOf } from '../clean/indentation.ts';
import type { Replaced } from '../clean/restOfLine.ts';

/** A suggestion as it was offered, and what surrounded it then. */
export interface Offer {
  uri: string;
  window: TextWindow;
  /** What the model proposed to follow the window's prefix: cleaned, with LF, not yet fitted to the rest of the line. */
  text: string;
  /** Blanks between the window and the cursor that the text takes the place of. */
  surplus?: string;
  /** Made before anybody asked for it, with no word yet on how much of it is wanted. */
  ahead?: boolean;
}

/** The last offers, newest last. More than one, since IntelliSense's list and the backspace key go back and forth. */
export type Offers = readonly Offer[];

/** What is left of an offer: the text to follow the cursor now. */
export interface Reused {
  text: string;
  offer: Offer;
  /** What it replaces before the cursor. */
  replaced?: Replaced;
}

/** An answer as an offer. */
export function toOffer(uri: string, asked: TextWindow, { text, window }: Placed): Offer {
  const surplus = asked.prefix.slice(window.prefix.length);
  return { uri, window, text, ...(surplus !== '' && { surplus }) };
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
    if (offer.uri !== uri) continue;
    const typed = typedInto(offer, now);
    if (typed === undefined || !offer.text.startsWith(typed.text)) continue;
    const rest = offer.text.slice(typed.text.length);
    const text = isPushedDown(offer.window, now) ? withoutClosersBelow(rest, now) : rest;
    if (text.trim() !== '') return { text, offer, ...replacedBy(typed) };
  }
  return undefined;
}

/** What was typed since an offer, and the blanks before it that the offer takes the place of. */
export interface Typed {
  blanks: number;
  text: string;
}

/** What was typed into an offer's place; `undefined` when something else has changed, too. */
export function typedInto({ window, surplus = '' }: Offer, now: TextWindow): Typed | undefined {
  const typed = typedAlong(window, now);
  if (typed === undefined || surplus === '')
    return typed === undefined ? undefined : { blanks: 0, text: typed };
  const blanks = indentationOf(typed);
  // The user may have taken some of the blanks away. An item of the editor cannot replace more than a line.
  if (!surplus.startsWith(blanks) || (blanks !== '' && typed.includes('\n'))) return undefined;
  return { blanks: blanks.length, text: typed.slice(blanks.length) };
}

/** What an item has to replace before the cursor, if anything. */
export function replacedBy({ blanks, text }: Typed): { replaced?: Replaced } {
  return blanks > 0 ? { replaced: { length: blanks + text.length, text } } : {};
}

/**
 * What was typed since a window was read, with LF line ends; `undefined` when something else has changed, too. Closers
 * that an editor puts right of the cursor, or moves down when Enter is pressed before them, are nobody's typing.
 */
export function typedAlong(then: TextWindow, now: TextWindow): string | undefined {
  if (!isPushedDown(then, now) && (then.suffix !== now.suffix || !isSameRest(then.lineAfter, now.lineAfter)))
    return undefined;
  return typedSince(then, now);
}

/**
 * Auto-closing pairs come and go right of the cursor while the user types along `f(a)`; any other change of the rest
 * of the line asks for a new suggestion.
 */
export function isSameRest(then: string, now: string): boolean {
  return then === now || (isClosersOnly(then) && isClosersOnly(now));
}

/** Enter between two brackets: what was right of the cursor has a line of its own now, and the cursor one above it. */
function isPushedDown(then: TextWindow, now: TextWindow): boolean {
  const closers = then.lineAfter.trim();
  if (closers === '' || !isClosersOnly(closers) || now.lineAfter.trim() !== '') return false;
  const pushed = /^\r?\n[ \t]*/.exec(now.suffix)?.[0];
  if (pushed === undefined || !now.suffix.startsWith(closers, pushed.length)) return false;
  const below = now.suffix.slice(pushed.length + closers.length).trimStart();
  // Both are cut at the same length, so the one that has more before it has less of the end.
  return then.suffix.trimStart().startsWith(below.trimEnd());
}

/** The text without a last line that stands below the cursor by now. */
function withoutClosersBelow(text: string, now: TextWindow): string {
  const below = now.suffix.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const last = text.lastIndexOf('\n');
  return last !== -1 && text.slice(last).trim() === below.trim() ? text.slice(0, last) : text;
}

/** What was typed after a window; `undefined` when the text before it has changed or is no longer all there. */
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

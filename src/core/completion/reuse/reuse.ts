import { isClosersOnly } from '../../syntax/closers.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import type { Placed } from '../clean/firstLine.ts';
import { indentationOf } from '../../text/indentation.ts';
import type { Replaced } from '../clean/restOfLine.ts';

/** A suggestion as it was offered, with the text around it at that time. */
export interface Offer {
  uri: string;
  window: TextWindow;
  /** The model's proposal to follow the window's prefix: cleaned, with LF, not yet fitted to the rest of the line. */
  text: string;
  /** Whitespace between the window's end and the cursor that the text replaces. */
  surplus?: string;
  /** Made before anybody asked for it, so how much of it is wanted is not decided yet. */
  ahead?: boolean;
}

/** The last offers, newest last. Several, since IntelliSense's list and the backspace key return to earlier ones. */
export type Offers = readonly Offer[];

/** What is left of an offer: the text to insert at the cursor now. */
export interface Reused {
  text: string;
  offer: Offer;
  /** The range before the cursor that it replaces. */
  replaced?: Replaced;
}

export function toOffer(uri: string, asked: TextWindow, { text, window }: Placed): Offer {
  const surplus = asked.prefix.slice(window.prefix.length);
  return { uri, window, text, ...(surplus !== '' && { surplus }) };
}

/** Offers to keep: the items of a list that the user looks through, or a few words typed and deleted again. */
const kept = 8;

/** Adds an offer, or makes an older one the newest again. */
export function addOffer(offers: Offers, offer: Offer): Offers {
  return [...offers.filter((other) => other !== offer), offer].slice(-kept);
}

/**
 * What is left of the newest offer that the user has typed along, also if some of that was deleted again. `undefined`
 * when something else has changed, or nothing is left. This needs no model call, so ghost text stays in place while
 * its first letters are typed.
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

/** The text typed since an offer, and the whitespace before it that the offer replaces. */
export interface Typed {
  blanks: number;
  text: string;
}

/** The text typed where an offer would go; `undefined` when something else has changed, too. */
export function typedInto({ window, surplus = '' }: Offer, now: TextWindow): Typed | undefined {
  const typed = typedAlong(window, now);
  if (typed === undefined || surplus === '')
    return typed === undefined ? undefined : { blanks: 0, text: typed };
  const blanks = indentationOf(typed);
  // The user may have deleted some of the whitespace. An inline completion item cannot replace more than one line.
  if (!surplus.startsWith(blanks) || (blanks !== '' && typed.includes('\n'))) return undefined;
  return { blanks: blanks.length, text: typed.slice(blanks.length) };
}

/** The range that an item has to replace before the cursor, if any. */
export function replacedBy({ blanks, text }: Typed): { replaced?: Replaced } {
  return blanks > 0 ? { replaced: { length: blanks + text.length, text } } : {};
}

/**
 * The text typed since a window was read, with LF line ends; `undefined` when something else has changed, too. Closers
 * that the editor inserts right of the cursor, or moves down when Enter is pressed before them, do not count as typed.
 */
export function typedAlong(then: TextWindow, now: TextWindow): string | undefined {
  if (!isPushedDown(then, now) && (then.suffix !== now.suffix || !isSameRest(then.lineAfter, now.lineAfter)))
    return undefined;
  return typedSince(then, now);
}

/**
 * Whether the rest of the line is the same except for auto-closing pairs, which come and go while the user types along
 * `f(a)`. Any other change needs a new suggestion.
 */
export function isSameRest(then: string, now: string): boolean {
  return then === now || (isClosersOnly(then) && isClosersOnly(now));
}

/**
 * Whether Enter was pressed between two brackets: the text right of the cursor is now on a line of its own below it.
 */
function isPushedDown(then: TextWindow, now: TextWindow): boolean {
  const closers = then.lineAfter.trim();
  if (closers === '' || !isClosersOnly(closers) || now.lineAfter.trim() !== '') return false;
  const pushed = /^\r?\n[ \t]*/.exec(now.suffix)?.[0];
  if (pushed === undefined || !now.suffix.startsWith(closers, pushed.length)) return false;
  const below = now.suffix.slice(pushed.length + closers.length).trimStart();
  // Both are cut to the same length, so the one with more text before has less of the end.
  return then.suffix.trimStart().startsWith(below.trimEnd());
}

/** The text without a last line that is now already below the cursor. */
function withoutClosersBelow(text: string, now: TextWindow): string {
  const below = now.suffix.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const last = text.lastIndexOf('\n');
  return last !== -1 && text.slice(last).trim() === below.trim() ? text.slice(0, last) : text;
}

/** The text typed after a window; `undefined` when the text before it has changed or is no longer complete. */
function typedSince(then: TextWindow, now: TextWindow): string | undefined {
  const length = now.offset - then.offset;
  if (length < 0) return undefined;
  const before = now.prefix.slice(0, Math.max(0, now.prefix.length - length));
  // The anchor may have moved a step in between; then only the common part can be compared.
  const common = Math.min(before.length, then.prefix.length);
  if (common === 0 && then.prefix.length > 0) return undefined;
  if (before.slice(before.length - common) !== then.prefix.slice(then.prefix.length - common))
    return undefined;
  return now.prefix.slice(before.length).replaceAll('\r\n', '\n');
}

import { balanceAt, isClosersOnly, type Balance } from '../../syntax/closers.ts';
import { cursorAt, type Cursor } from '../../syntax/cursor.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { cutLooseCloser } from '../cutLooseCloser.ts';
import { indentationOf } from '../../text/indentation.ts';
import type { EmptyReason } from './clean.ts';

/** A text fitted to the text right of the cursor. */
export interface Fitted {
  /** The text to insert at the cursor. */
  text: string;
  /** UTF-16 code units right of the cursor that it replaces: closers that the text contains itself. */
  over: number;
  /** The same suggestion as a pure insertion, where nothing may be replaced: the text up to the first such closer. */
  inserted: string;
  /** Whitespace before the cursor that the suggestion replaces, if any. */
  replaced?: Replaced;
}

/** The part of the cursor's line before the cursor that is replaced. */
export interface Replaced {
  /** UTF-16 code units: the whitespace, and the text typed after it along the suggestion. */
  length: number;
  /** The text typed, which stays, with less indentation. */
  text: string;
}

/**
 * Fits a suggestion to the rest of the cursor's line. Closers inserted by the editor are replaced when the text
 * contains them, so that the cursor ends up after them, as in Copilot; brackets that the text leaves open on its only
 * line are closed before them. Other text right of the cursor is never replaced; a repetition of it is cut.
 */
export function fitToLine(
  text: string,
  window: TextWindow,
  languageId: string,
): Fitted | { empty: EmptyReason } {
  const rest = window.lineAfter;
  if (rest.trim() === '') return text.trim() === '' ? { empty: 'blank' } : whole(text);
  const cursor = cursorAt(window, languageId);
  const code = withoutComment(text, cursor);
  return isClosersOnly(rest) ? fitToClosers(code, window, cursor) : fitToText(code, window, cursor);
}

/** A line without its trailing comment, which would swallow the text right of the cursor. */
function withoutComment(text: string, cursor: Cursor): string {
  if (text.includes('\n')) return text;
  const comment = balanceAt(cursor, text).openers.find(
    ({ kind, close }) => kind === 'comment' && close === '\n',
  );
  return comment ? text.slice(0, comment.index).trimEnd() : text;
}

function fitToClosers(answer: string, window: TextWindow, cursor: Cursor): Fitted | { empty: EmptyReason } {
  const rest = window.lineAfter.trimEnd();
  const string = stringAt(cursor);
  const { text, closers, openers } = endString(answer, cursor);
  const [quote] = closers;
  let over = 0;
  let end = 0;
  let first: number | undefined;
  // A closer that the editor inserted within a string is just text to others: `"{█}"`.
  const inner = string === undefined ? '' : rest.slice(0, Math.max(0, rest.indexOf(string)));
  if (inner !== '' && quote?.mark === string && text.slice(0, quote?.index).endsWith(inner)) {
    over = inner.length;
    first = (quote?.index ?? 0) - inner.length;
  }
  for (const { mark, index } of closers) {
    const next = skipBlanks(rest, over);
    // Others close something that the editor did not: `d")` with `)` right of `f("abc`.
    const closed = startInCommon(rest.slice(next), mark);
    if (closed === 0) continue;
    over = next + closed;
    end = index + mark.length;
    first ??= index;
  }
  // Trailing punctuation, such as `;`, ` {` or the `>` of a tag, if the text ends with it, too.
  const tail = rest.slice(over).trim();
  const covered = tail !== '' && /^>*\s*[:{;,]?$/.test(tail) && text.slice(end).endsWith(tail);
  if (covered && (over > 0 || closers.length === 0)) {
    over = rest.length;
    first ??= text.length - tail.length;
  }
  if (text.trim() === rest.slice(0, over).trim()) return { empty: 'repeats-after' };
  const fitted = closeBefore(rest.slice(over).trim(), text, openers, window.lineBefore);
  if (fitted.trim() === '') return { empty: 'blank' };
  if (first === undefined) return whole(fitted);
  const inserted = fitted.slice(0, first).trimEnd();
  // VS Code shows an item only if its text contains all that it replaces, in order. Whitespace between closers may be
  // missing.
  if (!isWithin(rest.slice(0, over), fitted.slice(Math.max(0, first - skipBlanks(rest, 0))))) {
    return inserted.trim() === '' ? { empty: 'repeats-after' } : whole(inserted);
  }
  return { text: fitted, over, inserted };
}

/** The delimiter that ends the string around the cursor, if there is one. */
function stringAt({ open }: Cursor): string | undefined {
  const frame = open.at(-1);
  return frame?.kind === 'string' ? frame.close : undefined;
}

/**
 * A text and its balance, without trailing quotes that would run together with the string's delimiter: `values."`
 * before `"""`.
 */
function endString(answer: string, cursor: Cursor): Balance & { text: string } {
  const balance = balanceAt(cursor, answer);
  const close = stringAt(cursor);
  if (close === undefined || close.length === 1 || balance.closers.length > 0 || !isRun(close))
    return { text: answer, ...balance };
  let text = answer;
  while (text.endsWith(close.charAt(0)) && !text.endsWith(`\\${close.charAt(0)}`)) text = text.slice(0, -1);
  return { text, ...balance };
}

function isRun(mark: string): boolean {
  return mark === mark.charAt(0).repeat(mark.length);
}

/** The editor may have inserted only the first characters of a longer delimiter. */
function startInCommon(rest: string, mark: string): number {
  let length = Math.min(rest.length, mark.length);
  while (!rest.startsWith(mark.slice(0, length))) length--;
  return length;
}

/** Whether all characters of `part` occur in `text`, in the same order. */
function isWithin(part: string, text: string): boolean {
  let at = 0;
  for (const char of part) {
    at = text.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Ends a text so that it fits before `remaining`, the closers that it does not contain. */
function closeBefore(
  remaining: string,
  text: string,
  openers: Balance['openers'],
  lineBefore: string,
): string {
  if (remaining === '') return text;
  if (text.includes('\n')) {
    // A block written into `{█}` needs a new line before the closing bracket.
    return text.endsWith('}') || !remaining.startsWith('}') ? text : `${text}\n${indentationOf(lineBefore)}`;
  }
  // The statement does not end inside brackets that are still open.
  const unended = /^[)\]]/.test(remaining) ? text.replace(/;$/, '') : text;
  return (
    unended +
    openers
      .map(({ close }) => close)
      .reverse()
      .join('')
  );
}

function fitToText(text: string, window: TextWindow, cursor: Cursor): Fitted | { empty: EmptyReason } {
  const { lineAfter: rest } = window;
  const line = text.split('\n')[0] ?? '';
  const repeated = overlap(line, rest, cursor);
  const fitted = cutLooseCloser(line.slice(0, line.length - repeated), rest, cursor);
  // The editor has already separated it from the text: `/** █ */`.
  const cut = /^\s/.test(rest) ? fitted.trimEnd() : fitted;
  if (cut.trim() === '') return { empty: line.trim() === '' ? 'blank' : 'repeats-after' };
  if (wordAtEnd.test(cut) && wordAtStart.test(rest)) return { empty: 'inside-word' };
  return whole(cut);
}

/**
 * UTF-16 code units at the end of `text` that equal the start of `rest`, or begin with all of it. A bracket or quote
 * that ends something begun by the text itself is not a repetition: `!f.count(x)` in `if (█) return;`.
 */
function overlap(text: string, rest: string, cursor: Cursor): number {
  const at = rest.trim().length > 1 ? text.lastIndexOf(rest.trimEnd()) : -1;
  if (at !== -1) return text.length - at;
  const open = balanceAt(cursor, text).openers.length;
  for (let length = Math.min(text.length, rest.length); length > 0; length--) {
    if (!text.endsWith(rest.slice(0, length))) continue;
    if (balanceAt(cursor, text.slice(0, -length)).openers.length <= open) return length;
  }
  return 0;
}

function whole(text: string): Fitted {
  return { text, over: 0, inserted: text };
}

function skipBlanks(text: string, index: number): number {
  while (text[index] === ' ' || text[index] === '\t') index++;
  return index;
}

const wordAtEnd = /[\p{L}\p{N}_]$/u;
const wordAtStart = /^[\p{L}\p{N}_]/u;

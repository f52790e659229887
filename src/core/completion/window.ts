import { isClosersOnly } from '../syntax/closers.ts';
import { keepStart } from '../text/cut.ts';
import type { TextReader, TextWindow } from '../text/textWindow.ts';

/**
 * The position of a suggestion. The range `from` to `to` is read as if replaced by `text` (IntelliSense's selected
 * item).
 */
export interface CursorSpan {
  from: number;
  to: number;
  text: string;
}

/**
 * The least UTF-16 code units before the cursor in a prompt: about 150 lines of code or 1,700 tokens, a few seconds of
 * prefill on a laptop's CPU with an empty KV cache. llama.vscode takes 256 lines, Copilot about 2,800 tokens.
 */
export const prefixLength = 6000;

/**
 * UTF-16 code units by which the anchor moves, so a prefix can be this much longer. Each step costs one whole prefill;
 * at five characters a word there is one step in about 400 typed words.
 */
export const prefixStep = 2000;

/**
 * UTF-16 code units after the cursor, about 50 lines. Enough for the end of a function and the next signatures. Text
 * further down rarely matters to the current line, and every change of the suffix costs a prefill of the whole prefix.
 */
export const suffixLength = 2000;

/**
 * A line start at most this far after the quantised offset becomes the anchor; in longer lines the cut is inside the
 * line.
 */
const lineStartReach = 400;

/** UTF-16 code units of the rest of the line that are searched for closers; more is not needed to decide. */
const closersReach = 64;

/**
 * Cuts the text around a place. Stateless: the start is the document offset, quantised, then moved to the next line
 * start, so the same text above the cursor always gives the same start.
 */
export function readWindow(reader: TextReader, place: CursorSpan): TextWindow {
  const { start, text } = readPrefix(reader, place.from);
  const prefix = text + place.text;
  const after = reader.slice(place.to, place.to + suffixLength + closersReach);
  const lineAfter = firstLine(after);
  return {
    start,
    offset: place.from + place.text.length,
    prefix,
    // Editors close brackets automatically: `(` typed gives `()`. The suffix precedes the prefix in the prompt, so
    // leaving such closers out keeps the KV cache valid; clean/restOfLine.ts takes care of them.
    suffix: keepStart(isClosersOnly(lineAfter) ? after.slice(lineAfter.length) : after, suffixLength),
    lineBefore: prefix.slice(prefix.lastIndexOf('\n') + 1),
    lineAfter,
  };
}

/**
 * The text on both sides of a range, cut like a window's, but with the whole rest of the line: for edits and chats.
 */
export function readAround(reader: TextReader, from: number, to: number): { prefix: string; suffix: string } {
  return {
    prefix: toPromptText(readPrefix(reader, from).text),
    suffix: toPromptText(keepStart(reader.slice(to, to + suffixLength + closersReach), suffixLength)),
  };
}

/**
 * Text as models see it: with LF line ends, as in most of their training data, and no lone surrogates, which UTF-8
 * cannot encode.
 */
export function toPromptText(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed();
}

function readPrefix(reader: TextReader, end: number): { start: number; text: string } {
  if (end <= prefixLength + prefixStep) return { start: 0, text: reader.slice(0, end) };
  const quantised = Math.floor((end - prefixLength) / prefixStep) * prefixStep;
  const text = reader.slice(quantised, end);
  const lineStart = text.slice(0, lineStartReach).indexOf('\n') + 1;
  const skip = lineStart > 0 ? lineStart : startsInsidePair(text) ? 1 : 0;
  return { start: quantised + skip, text: text.slice(skip) };
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text : text.slice(0, end);
}

function startsInsidePair(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

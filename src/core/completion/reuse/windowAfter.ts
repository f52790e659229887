import type { Fitted } from '../clean/restOfLine.ts';
import { suffixLength } from '../window.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** The window as it will be when a suggestion has been accepted as a whole. */
export function windowAfter(window: TextWindow, { text, over }: Pick<Fitted, 'text' | 'over'>): TextWindow {
  const inserted = window.prefix.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  const prefix = window.prefix + inserted;
  return {
    start: window.start,
    offset: window.offset + inserted.length,
    prefix,
    // What is replaced are closers, which the suffix leaves out.
    suffix: window.suffix.slice(0, suffixLength),
    lineBefore: prefix.slice(prefix.lastIndexOf('\n') + 1),
    lineAfter: window.lineAfter.slice(over),
  };
}

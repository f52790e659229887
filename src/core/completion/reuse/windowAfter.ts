import type { Fitted } from '../clean/restOfLine.ts';
import { suffixLength } from '../window.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** The window as it will be when a suggestion has been accepted as a whole. */
export function windowAfter(
  window: TextWindow,
  { text, over, replaced = { length: 0, text: '' } }: Pick<Fitted, 'text' | 'over' | 'replaced'>,
): TextWindow {
  const inserted = replaced.text + (window.prefix.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
  const prefix = window.prefix.slice(0, window.prefix.length - replaced.length) + inserted;
  return {
    start: window.start,
    offset: window.offset - replaced.length + inserted.length,
    prefix,
    // The replaced text is closers, which the suffix leaves out.
    suffix: window.suffix.slice(0, suffixLength),
    lineBefore: prefix.slice(prefix.lastIndexOf('\n') + 1),
    lineAfter: window.lineAfter.slice(over),
  };
}

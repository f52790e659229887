import type { DoneReason } from '../../../protocol/model.ts';
import { cursorAt } from '../../syntax/cursor.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { cutAtBoundary } from '../cutAtBoundary.ts';

/**
 * Drops the last line of an answer that was cut off within it, if there is a whole line before, and with it the
 * statement that it was to be a part of: half a statement at the end of a block must be deleted by hand. A single line
 * is kept, since its beginning is still of use.
 */
export function dropUnfinishedLine(
  text: string,
  reason: DoneReason | undefined,
  window: TextWindow,
  languageId: string,
): string {
  if (reason !== 'length' && reason !== 'time' && reason !== 'repetition' && reason !== 'cancelled')
    return text;
  const lineEnd = text.lastIndexOf('\n');
  return lineEnd === -1 || text.slice(0, lineEnd).trim() === ''
    ? text
    : cutAtBoundary(text.slice(0, lineEnd), cursorAt(window, languageId));
}

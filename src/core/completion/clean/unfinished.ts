import type { DoneReason } from '../../../protocol/model.ts';
import { cursorAt } from '../../syntax/cursor.ts';
import type { TextWindow } from '../../text/textWindow.ts';
import { cutAtBoundary } from '../cutAtBoundary.ts';

/**
 * Drops an answer's last line if it was cut off within that line and a complete line precedes it, and with it the
 * statement that the line belongs to: half a statement at the end of a block would have to be deleted by hand. A
 * single line is kept, since its beginning is still useful.
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

import { cursorAt } from '../../syntax/cursor.ts';
import { isLexisKnown } from '../../syntax/languages.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Whether the cursor is in a comment, a string or the text between tags, where anything may be written. In a language
 * that is not well known, anything that looks like one counts.
 */
export function isInsideText(window: TextWindow, languageId: string): boolean {
  const cursor = cursorAt(window, languageId);
  if (isLexisKnown(languageId)) return cursor.inside !== 'code';
  return /(^|\s)(\/\/|\/\*|\*|#|--|;|%|"""|''')/.test(window.lineBefore) || cursor.inside === 'string';
}

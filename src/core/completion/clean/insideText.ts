import { cursorAt } from '../../syntax/cursor.ts';
import { isLexisKnown } from '../../syntax/languages.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Whether the cursor is in a comment, a string or the text between tags, where anything may be written. When a language
 * is not known well, what looks like one is taken for one.
 */
export function isInsideText(window: TextWindow, languageId: string): boolean {
  const cursor = cursorAt(window, languageId);
  if (isLexisKnown(languageId)) return cursor.inside !== 'code';
  return /(^|\s)(\/\/|\/\*|\*|#|--|;|%|"""|''')/.test(window.lineBefore) || cursor.inside === 'string';
}

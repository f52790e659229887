import { scanBrackets } from '../../syntax/brackets.ts';
import { openQuote } from '../../syntax/closers.ts';
import { lexisOf } from '../../syntax/lexis.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Whether the cursor is in a comment, a string or the text between tags, where anything may be written. When a language
 * is not known well, what looks like one is taken for one.
 */
export function isInsideText({ prefix, lineBefore }: TextWindow, languageId: string): boolean {
  if (tagLanguages.has(languageId) && /(?<![=-])>\s*$/.test(prefix)) return true;
  const lexis = lexisOf(languageId);
  if (lexis) return scanBrackets(prefix, lexis).inside !== 'code';
  return /(^|\s)(\/\/|\/\*|\*|#|--|;|%|"""|''')/.test(lineBefore) || openQuote(lineBefore) !== undefined;
}

const tagLanguages = new Set(['typescriptreact', 'javascriptreact', 'javascript']);

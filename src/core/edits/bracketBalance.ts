import { pairedLexisOf } from '../syntax/languages.ts';
import type { Lexis } from '../syntax/lexis.ts';
import { unmatched } from '../syntax/repair.ts';
import { insideOf, scan } from '../syntax/scan.ts';

/** Whether two pieces of code have the same unmatched brackets; true where brackets do not come in pairs. */
export function isSameBalance(one: string, other: string, languageId: string): boolean {
  const lexis = pairedLexisOf(languageId);
  return !lexis || balance(one, lexis) === balance(other, lexis);
}

/** The number of brackets in a piece of code that close nothing in it; 0 where brackets do not come in pairs. */
export function countLooseClosers(code: string, languageId: string): number {
  const lexis = pairedLexisOf(languageId);
  return lexis ? unmatched(scan(code, lexis).brackets).closers.length : 0;
}

/**
 * Whether a replacement breaks the brackets of a document: those of the original matched, or all of the document's did,
 * and now they do not. In a comment or string, brackets do not count.
 */
export function breaksBalance(
  text: string,
  original: { text: string; languageId: string; before: string; after: string },
): boolean {
  const lexis = pairedLexisOf(original.languageId);
  if (!lexis) return false;
  const own = balance(original.text, lexis);
  if (balance(text, lexis) === own) return false;
  if (insideOf(scan(original.before, lexis).open, lexis) !== 'code') return false;
  const isWhole = (inner: string): boolean =>
    balance(`${original.before}${inner}\n${original.after}`, lexis) === '';
  return (own === '' || isWhole(original.text)) && !isWhole(text);
}

/** The brackets without a partner. */
function balance(code: string, lexis: Lexis): string {
  const { open, closers } = unmatched(scan(code, lexis).brackets);
  return [...open, ...closers].map(({ char }) => char).join('');
}

import { indentationOf } from '../text/indentation.ts';
import type { TextWindow } from '../text/textWindow.ts';
import { closing } from './closers.ts';
import { cursorAt } from './cursor.ts';
import { pairedLexisOf } from './languages.ts';
import { unmatched } from './repair.ts';
import { scan, type ScannedAs } from './scan.ts';

/** The brackets around a cursor that have no partner on its other side. */
export interface BracketsAround {
  /** The kind of text at the cursor. */
  inside: ScannedAs;
  /** How many brackets open at the cursor are not closed on the lines below; infinite when unknown. */
  closable: number;
  /** How many closing brackets below have no opening one above. */
  loose: number;
}

/**
 * Compares both sides of the cursor. A closing bracket at the start of a line closes what a line of the same
 * indentation opened; this tells which one is missing while code is being written. When in doubt, an open bracket
 * counts as unclosed. Closers on the cursor's own line are left to clean/restOfLine.ts.
 */
export function bracketsAround(window: TextWindow, languageId: string): BracketsAround | undefined {
  const lexis = pairedLexisOf(languageId);
  if (!lexis) return undefined;
  const { inside, open: around, brackets } = cursorAt(window, languageId);
  const { open } = unmatched(brackets);
  const { closers } = unmatched(scan(window.suffix, lexis, { open: around }).brackets);
  let next = 0;
  for (const opener of open.toReversed()) {
    const closer = closers[next];
    if (closer?.char !== closing(opener.char)) continue;
    const at = indentBefore(window.suffix, closer.index);
    if (at === undefined || at === indentationAt(window.prefix, opener.index)) next++;
  }
  const left = open.length - next;
  const isAllOpen = window.start > 0 && next === 0;
  return { inside, closable: isAllOpen ? Infinity : left, loose: closers.length - next };
}

/** The whitespace before an index, if nothing else precedes it on its line. */
function indentBefore(text: string, index: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  return before.trim() === '' && index > before.length ? before : undefined;
}

/** The indentation of the line that contains an index. */
export function indentationAt(text: string, index: number): string {
  return indentationOf(text.slice(text.lastIndexOf('\n', index - 1) + 1));
}

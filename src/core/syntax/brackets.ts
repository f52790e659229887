import { unmatched } from './repair.ts';
import type { Bracket } from './syntaxTree.ts';
import { closing } from './closers.ts';
import { lexisOf, type Lexis } from './lexis.ts';
import type { TextWindow } from '../text/textWindow.ts';

/** A text's brackets that are code, and what the text ends in. */
export interface Scan {
  brackets: Bracket[];
  inside: 'code' | 'comment' | 'string';
}

/** Reads a text as far as finding its brackets needs: those in comments and strings are none. */
export function scanBrackets(text: string, lexis: Lexis): Scan {
  const brackets: Bracket[] = [];
  // Only signs begin anything; a window has thousands of other characters.
  const sign = /[^\w\s]/g;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const { index } = match;
    const token =
      commentAt(text, index, lexis) ?? stringAt(text, index, lexis) ?? patternAt(text, index, lexis);
    if (token) {
      if (token.end === undefined) return { brackets, inside: token.kind };
      sign.lastIndex = token.end;
      continue;
    }
    const [char] = match;
    if ('()[]{}'.includes(char)) brackets.push({ char, index });
  }
  return { brackets, inside: 'code' };
}

/** What begins at an index, and where it ends, if it does. */
interface Token {
  kind: 'comment' | 'string';
  end: number | undefined;
}

function commentAt(text: string, index: number, { line, block }: Lexis): Token | undefined {
  if (block && text.startsWith(block[0], index)) {
    const close = text.indexOf(block[1], index + block[0].length);
    return { kind: 'comment', end: close === -1 ? undefined : close + block[1].length };
  }
  const mark = line.find((each) => text.startsWith(each, index));
  if (mark === undefined) return undefined;
  const lineEnd = text.indexOf('\n', index);
  return { kind: 'comment', end: lineEnd === -1 ? undefined : lineEnd };
}

function stringAt(text: string, index: number, lexis: Lexis): Token | undefined {
  const char = text.charAt(index);
  const { quotes, longQuotes = '', characters } = lexis;
  if (char === "'" && characters) {
    const literal = /^'(?:\\[^\n]{1,9}?|[^'\\\n]{1,2})'/.exec(text.slice(index, index + 13))?.[0];
    return literal === undefined ? undefined : { kind: 'string', end: index + literal.length };
  }
  if (!quotes.includes(char)) return undefined;
  const triple = char.repeat(3);
  if (longQuotes.includes(triple) && text.startsWith(triple, index))
    return closeOf(text, index + 3, triple, true);
  // As in `don't`; but letters before a quote begin strings in Python.
  if (char === "'" && /(?<![bfrut])\w$/i.test(text.slice(Math.max(0, index - 2), index))) return undefined;
  return closeOf(text, index + 1, char, longQuotes.includes(char) && !longQuotes.includes(triple));
}

/** A string that does not end on its line is none. */
function closeOf(text: string, from: number, quote: string, isLong: boolean): Token | undefined {
  for (let index = from; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text.startsWith(quote, index)) return { kind: 'string', end: index + quote.length };
    else if (text[index] === '\n' && !isLong) return undefined;
  }
  return { kind: 'string', end: undefined };
}

/** A regular expression: a slash where a value is due. */
function patternAt(text: string, index: number, { patterns }: Lexis): Token | undefined {
  if (!patterns || text[index] !== '/') return undefined;
  if (!/(?:^|[(,=:[!&|?{};+\n]|\breturn)[ \t]*$/.test(text.slice(Math.max(0, index - 12), index)))
    return undefined;
  const literal = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/.exec(
    text.slice(index, index + 300),
  )?.[0];
  return literal === undefined ? undefined : { kind: 'string', end: index + literal.length };
}

/** The brackets around a cursor that have no partner on its other side. */
export interface BracketsAround {
  /** What the cursor is in. */
  inside: Scan['inside'];
  /** How many are open at the cursor that nothing on the lines below closes; infinite when that cannot be known. */
  closable: number;
  /** How many closing ones below have nothing to close above. */
  loose: number;
}

/**
 * Looks at both sides of the cursor. A closing bracket at the start of a line closes what a line of the same
 * indentation opened; so it is known which one is missing while code is being written. When in doubt, an open bracket
 * counts as not closed. Closers on the cursor's own line are left to clean/restOfLine.ts.
 */
export function bracketsAround(window: TextWindow, languageId: string): BracketsAround | undefined {
  const lexis = lexisOf(languageId);
  if (!lexis) return undefined;
  const { brackets, inside } = scanBrackets(window.prefix, lexis);
  const { open } = unmatched(brackets);
  const { closers } = unmatched(scanBrackets(window.suffix, lexis).brackets);
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

/** The blanks before an index when nothing else of its line is. */
function indentBefore(text: string, index: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  return before.trim() === '' && index > before.length ? before : undefined;
}

/** The indentation of the line that an index is on. */
export function indentationAt(text: string, index: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', index - 1) + 1))?.[0] ?? '';
}

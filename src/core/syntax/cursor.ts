import type { TextWindow } from '../text/textWindow.ts';
import { php } from './curlyLexes.ts';
import { lexisOf } from './languages.ts';
import type { Lexis } from './lexis.ts';
import { insideOf, scan, type Frame, type ScannedAs } from './scan.ts';
import type { Bracket } from './syntaxTree.ts';

/** The syntax of the text around a cursor, and what is open there. */
export interface Cursor {
  lexis: Lexis;
  /** The strings, comments, tags and the like around it, outermost first, without brackets. */
  open: readonly Frame[];
  /** The same, including brackets. */
  all: readonly Frame[];
  /** The brackets before the cursor that are code. */
  brackets: readonly Bracket[];
  inside: ScannedAs;
  lineBefore: string;
}

/**
 * Reads the text before the cursor, once per window. The text right of it decides what would otherwise be ambiguous.
 */
export function cursorAt(window: TextWindow, languageId: string): Cursor {
  const known = read.get(window);
  if (known?.languageId === languageId) return known.cursor;
  const cursor = readCursor(window, languageId);
  read.set(window, { languageId, cursor });
  return cursor;
}

/**
 * For each line written at a cursor, tells whether it begins in a string or a comment: in one around the cursor, or in
 * one of its own. The function takes the whole lines before it, including the cursor's with the text left of it.
 */
export function textLinesAt(
  prefix: string,
  lineAfter: string,
  languageId: string,
): (lines: string) => 'around' | 'own' | undefined {
  const lineBefore = prefix.slice(prefix.lastIndexOf('\n') + 1);
  let cursor: Cursor | undefined;
  let known: { lines: string; inside: 'around' | 'own' | undefined } | undefined;
  return (lines) => {
    if (known?.lines === lines) return known.inside;
    // Where the document begins is not known here.
    cursor ??= readCursor({ prefix, lineBefore, lineAfter, start: 1 }, languageId);
    known = { lines, inside: textAfter(cursor, lines) };
    return known.inside;
  };
}

/** Whether text consisting of whole lines, starting with the cursor's, ends in a multi-line string or comment. */
export function textAfter(cursor: Cursor, lines: string): 'around' | 'own' | undefined {
  const { lexis, open: outer, lineBefore } = cursor;
  const text = lines === '' ? lineBefore : lines;
  const { open } = scan(text, lexis, { from: lineBefore.length, open: outer });
  const frame = open.findLast(({ kind }) => kind !== 'bracket');
  const isText = frame?.kind === 'string' || (frame?.kind === 'comment' && frame.close !== '\n');
  if (!isText) return undefined;
  return outer.includes(frame) ? 'around' : 'own';
}

/** The parts of a window that reading a cursor needs. */
type CursorText = Pick<TextWindow, 'prefix' | 'lineBefore' | 'lineAfter' | 'start'>;

const read = new WeakMap<TextWindow, { languageId: string; cursor: Cursor }>();

function readCursor(window: CursorText, languageId: string): Cursor {
  const lexis = lexisOf(languageId);
  const { prefix, lineBefore, lineAfter } = window;
  let from = window.start > 0 ? commentEnd(prefix, lexis) : 0;
  const start = window.start > 0 ? stringAtStart(prefix.slice(from), lexis) : undefined;
  let open = start ? [start] : startOf(prefix, languageId);
  let brackets: readonly Bracket[] = [];
  for (let tries = 0; tries < mostTries; tries++) {
    const found = scan(prefix, lexis, { from, open });
    brackets = [...brackets.filter(({ index }) => index < from), ...found.brackets];
    open = found.open;
    const wrong = open.find((frame) => isRunaway(frame, prefix));
    if (!wrong) break;
    from = wrong.index + 1;
    open = open.slice(0, open.indexOf(wrong));
  }
  const all = open.filter((frame) => !frame.unsure || isEndInSight(frame, lineAfter));
  const outer = all.filter(({ kind }) => kind !== 'bracket');
  return { lexis, open: outer, all, brackets, inside: insideOf(all, lexis), lineBefore };
}

/** The most quotes that may turn out to begin nothing and be skipped. */
const mostTries = 4;

/** The most lines of a string in single quotes. A longer one is an apostrophe, or a quote of another kind. */
const longestString = 30;

function isRunaway({ kind, close, index }: Frame, prefix: string): boolean {
  if (kind !== 'string' || close.length > 1 || close === '`') return false;
  return (prefix.slice(index).match(/\n/g)?.length ?? 0) > longestString;
}

/** `'█'` is a character being written, `<'█>` a lifetime; `'█` in prose is an apostrophe. */
function isEndInSight({ close, lexis }: Frame, lineAfter: string): boolean {
  return lexis.prose ? lineAfter.includes(close) : lineAfter.startsWith(close);
}

/**
 * The end of the comment in which a window of a long file begins, if it does; these closing marks have no other
 * meaning.
 */
function commentEnd(prefix: string, { blocks = [] }: Lexis): number {
  const ends = blocks
    .filter(([, close]) => /^(?:\*\/|-->|-\}|=#|\|#|\*\))$/.test(close))
    .map(([open, close]) => {
      const end = prefix.indexOf(close);
      const begin = prefix.indexOf(open);
      return end !== -1 && (begin === -1 || end < begin) ? end + close.length : 0;
    });
  return Math.max(0, ...ends);
}

/** The multi-line string in which a window of a long file begins, if most delimiters suggest so. */
function stringAtStart(prefix: string, lexis: Lexis): Frame | undefined {
  for (const close of ['"""', "'''"]) {
    const string = lexis.strings.find(
      (kind) => kind.long && !kind.heredoc && kind.open.source.endsWith(close),
    );
    if (!string || !looksInside(prefix, close)) continue;
    return { kind: 'string', close, index: 0, lexis, string };
  }
  return undefined;
}

/** Delimiters open and close in turn; the text around each one tells which it does. */
function looksInside(text: string, delimiter: string): boolean {
  let score = 0;
  let turn = 1;
  for (let at = text.indexOf(delimiter); at !== -1; at = text.indexOf(delimiter, at + delimiter.length)) {
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    const isAlone = /^\s*$/.test(before);
    const hasText = /^[^\s)\],;.]/.test(text.slice(at + delimiter.length));
    if (/[=(,[{:+]\s*\w{0,2}$|(?:\breturn|@\w+)\s+(?:~\w)?$/.test(before) || (isAlone && hasText))
      score += turn;
    else if (!isAlone && !/(?<!\w)\w{1,2}$/.test(before)) score -= turn;
    turn = -turn;
  }
  return score < 0;
}

/**
 * What is open where a text begins. A part of a PHP file rarely contains the tag that its code began with, so it is
 * code unless it begins with a markup tag.
 */
export function startOf(text: string, languageId: string): Frame[] {
  if (languageId === 'php')
    return /^\s*<|<\?(?:php|=)/i.test(text) ? [] : [{ kind: 'island', close: '?>', index: 0, lexis: php }];
  // Ruby and Perl have texts that begin with a line.
  return text.startsWith('=') ? scan(`\n${text.slice(0, text.indexOf('\n'))}`, lexisOf(languageId)).open : [];
}

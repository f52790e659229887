import { lexisOf } from '../../syntax/lexis.ts';
import { lineCommentMarks } from '../../syntax/lineComments.ts';
import { isDistinctive } from '../cycles.ts';
import { indentationOf } from './indentation.ts';

/**
 * Whether two lines are one statement, as deep as each other, written in two ways: with or without a semicolon, a
 * comma or a comment at the end, with the one quote or the other, with more blanks or fewer.
 */
export function isSameLine(one: string, other: string, languageId: string): boolean {
  if (one.trimEnd() === other.trimEnd()) return true;
  return isAsDeep(indentationOf(one), indentationOf(other)) && isSameCode(one, other, languageId);
}

/** The same, however deep the lines are. What says little must be the same to the letter: `0,` may follow `0`. */
export function isSameCode(one: string, other: string, languageId: string): boolean {
  if (one.trim() === other.trim()) return true;
  const [a, b] = [readLine(one, languageId), readLine(other, languageId)];
  // Two comments that differ are about two things.
  if (a.comment !== b.comment && (a.code === '' || (a.comment !== '' && b.comment !== ''))) return false;
  if (a.code === '' && b.code === '') return a.comment !== '';
  return a.code === b.code && (isDistinctive(a.code) ? !isLiteral(a.code) : isCloser(a.code));
}

/**
 * How many UTF-16 code units of `text` say what `start` says, when it begins so: quotes and blanks may be others.
 * `undefined` when it begins otherwise.
 */
export function sameStart(text: string, start: string, languageId: string): number | undefined {
  const equalQuotes = hasEqualQuotes(languageId);
  let at = 0;
  for (const char of start.trim()) {
    if (/\s/.test(char)) continue;
    while (/\s/.test(text.charAt(at))) at++;
    const other = text.slice(at, at + char.length);
    if (other !== char && !(equalQuotes && isQuote(other) && isQuote(char))) return undefined;
    at += char.length;
  }
  return at;
}

/** A tab is as deep as any usual number of blanks. */
function isAsDeep(one: string, other: string): boolean {
  if (one === other) return true;
  const [tabs, blanks] = one.startsWith('\t') ? [one, other] : [other, one];
  return /^\t+$/.test(tabs) && /^ +$/.test(blanks) && [2, 3, 4, 8].includes(blanks.length / tabs.length);
}

interface Line {
  /** Without blanks that mean nothing, and without what may stand at a statement's end. */
  code: string;
  /** The words of the comment at the end. */
  comment: string;
}

function readLine(line: string, languageId: string): Line {
  const marks = lineCommentMarks(languageId);
  const block = lexisOf(languageId)?.block;
  const equalQuotes = hasEqualQuotes(languageId);
  let code = '';
  let comment = '';
  let index = 0;
  while (index < line.length) {
    const char = line.charAt(index);
    const mark = marks.find((each) => line.startsWith(each, index) && isMark(each, line, index));
    if (mark !== undefined) {
      comment += wordsOf(line.slice(index));
      break;
    }
    if (block && line.startsWith(block[0], index)) {
      const close = line.indexOf(block[1], index + block[0].length);
      const end = close === -1 ? line.length : close + block[1].length;
      comment += wordsOf(line.slice(index, end));
      index = end;
    } else if (isQuote(char)) {
      const end = endOfString(line, index);
      const quote = equalQuotes ? '"' : char;
      code += end === undefined ? char : quote + line.slice(index + 1, end - 1) + quote;
      index = end ?? index + 1;
    } else if (/\s/.test(char)) {
      const next = index + 1 + line.slice(index + 1).search(/\S|$/);
      // A blank means something between two words only.
      if (/[\p{L}\p{N}_]$/u.test(code) && /^[\p{L}\p{N}_]/u.test(line.slice(next))) code += ' ';
      index = next;
    } else {
      if (/[)\]}]/.test(char) && code.endsWith(',')) code = code.slice(0, -1);
      code += char;
      index++;
    }
  }
  return { code: code.replace(/[;,]+$/, ''), comment };
}

/** `#` and `;` are marks at the start of a word only: `$#`, `a;b`. A backslash before a `%` makes it one that is printed. */
function isMark(mark: string, line: string, index: number): boolean {
  const before = line.charAt(index - 1);
  if (mark === '#' || mark === ';') return before === '' || /\s/.test(before);
  return mark !== '%' || before !== '\\';
}

function wordsOf(comment: string): string {
  return (comment.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();
}

/** Behind the quote that ends a string, if one does on this line. */
function endOfString(line: string, start: number): number | undefined {
  const quote = line.charAt(start);
  if (quote === "'" && /\w/.test(line.charAt(start - 1))) return undefined;
  for (let index = start + 1; index < line.length; index++) {
    if (line[index] === '\\') index++;
    else if (line[index] === quote) return index + 1;
  }
  return undefined;
}

/** Whether it makes no great difference with which quotes a string is written. */
function hasEqualQuotes(languageId: string): boolean {
  const lexis = lexisOf(languageId);
  if (!lexis) return quoteLanguages.has(languageId);
  return lexis.characters !== true && lexis.quotes.includes('"') && lexis.quotes.includes("'");
}

const quoteLanguages = new Set(
  'ruby crystal lua luau perl r yaml dockercompose shellscript html vue'.split(' '),
);

function isQuote(char: string): boolean {
  return char === '"' || char === "'" || char === '`';
}

/** A number, a word that stands for a value, a string of a letter: an entry of a table, which may come again. */
function isLiteral(code: string): boolean {
  return /^[-+]?[\d.][\w.]*$/.test(code) || /^(["'`]).{0,2}\1$/.test(code) || values.has(code.toLowerCase());
}

const values = new Set('null nil none true false undefined nan void'.split(' '));

/** A closing bracket alone. */
function isCloser(code: string): boolean {
  return /^[)\]}]+$/.test(code);
}

import { isLexisKnown, lexisOf } from '../../syntax/languages.ts';
import { textSpans } from '../../syntax/textSpans.ts';
import { isDistinctive } from '../cycles.ts';
import { indentationOf } from '../../text/indentation.ts';

/**
 * Whether two lines are the same statement at the same depth, written differently: with or without a semicolon, a
 * comma or a comment at the end, with single or double quotes, with different spacing.
 */
export function isSameLine(one: string, other: string, languageId: string): boolean {
  if (one.trimEnd() === other.trimEnd()) return true;
  return isAsDeep(indentationOf(one), indentationOf(other)) && isSameCode(one, other, languageId);
}

/** The same at any depth. Short code must match exactly: `0,` may follow `0`. */
export function isSameCode(one: string, other: string, languageId: string): boolean {
  if (one.trim() === other.trim()) return true;
  const [a, b] = [readLine(one, languageId), readLine(other, languageId)];
  // Two different comments are about different things.
  if (a.comment !== b.comment && (a.code === '' || (a.comment !== '' && b.comment !== ''))) return false;
  if (a.code === '' && b.code === '') return a.comment !== '';
  return a.code === b.code && (isDistinctive(a.code) ? !isLiteral(a.code) : isCloser(a.code));
}

/**
 * UTF-16 code units of `text` that match `start`, up to quotes and spacing. `undefined` when it begins differently.
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

/** A tab counts as any usual number of spaces. */
function isAsDeep(one: string, other: string): boolean {
  if (one === other) return true;
  const [tabs, blanks] = one.startsWith('\t') ? [one, other] : [other, one];
  return /^\t+$/.test(tabs) && /^ +$/.test(blanks) && [2, 3, 4, 8].includes(blanks.length / tabs.length);
}

interface Line {
  /** The code without insignificant spaces, and without optional punctuation at the end. */
  code: string;
  /** The text of the trailing comment. */
  comment: string;
}

function readLine(line: string, languageId: string): Line {
  const quote = hasEqualQuotes(languageId) ? '"' : undefined;
  let code = '';
  let comment = '';
  let end = 0;
  for (const span of textSpans(line, languageId) ?? []) {
    code = withCode(code, line.slice(end, span.start));
    const text = line.slice(span.start, span.end);
    if (span.kind === 'comment') comment += wordsOf(text);
    else code += quote === undefined || !isQuote(text.charAt(0)) ? text : quote + text.slice(1, -1) + quote;
    ({ end } = span);
  }
  return { code: withCode(code, line.slice(end)).replace(/[;,]+$/, ''), comment };
}

/** Joins two parts of code, without insignificant spaces and without commas before closing brackets. */
function withCode(code: string, more: string): string {
  const lean = more
    .replace(/\s+/g, ' ')
    // A space matters only between two words.
    .replace(/(?<![\p{L}\p{N}_]) | (?![\p{L}\p{N}_])/gu, (_, at: number) => (at === 0 ? ' ' : ''));
  const isApart = /[\p{L}\p{N}_]$/u.test(code) && /^ [\p{L}\p{N}_]/u.test(lean);
  return (code + (isApart ? lean : lean.trimStart())).replace(/,(?=[)\]}])/g, '');
}

function wordsOf(comment: string): string {
  return (comment.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();
}

/** Whether the kind of quotes around a string makes little difference in a language. */
function hasEqualQuotes(languageId: string): boolean {
  if (!isLexisKnown(languageId) || unequal.has(languageId)) return false;
  const { character, strings } = lexisOf(languageId);
  return !character && ['"', "'"].every((quote) => strings.some(({ open }) => opens(open, quote)));
}

/** Languages in which `'` and `"` mean different things. */
const unequal = new Set('elixir erlang prolog sql plsql'.split(' '));

function opens(pattern: RegExp, quote: string): boolean {
  pattern.lastIndex = 0;
  return pattern.exec(quote)?.[0] === quote;
}

function isQuote(char: string): boolean {
  return char === '"' || char === "'" || char === '`';
}

/** Whether code is a number, a literal, or a string of one letter: a table entry, which may be repeated. */
function isLiteral(code: string): boolean {
  return /^[-+]?[\d.][\w.]*$/.test(code) || /^(["'`]).{0,2}\1$/.test(code) || values.has(code.toLowerCase());
}

const values = new Set('null nil none true false undefined nan void'.split(' '));

function isCloser(code: string): boolean {
  return /^[)\]}]+$/.test(code);
}

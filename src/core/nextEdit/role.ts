import { startOf } from '../syntax/cursor.ts';
import { isLexisKnown, lexisOf } from '../syntax/languages.ts';
import { insideOf, scan, type Frame } from '../syntax/scan.ts';
import type { Span } from './spans.ts';

/** What a place of a name is. */
export type NameRole =
  /** The variable, function or type of this name. */
  | 'use'
  /** A key that takes its value from the variable: `{ total }`. */
  | 'shorthand'
  /** Words of a text, a key, an attribute, an argument's name, a member: another thing that is called the same. */
  | 'other';

/**
 * What a name at a place is, by the text around. Of languages that are not known, only by the signs beside it.
 * @param span where the name stands.
 */
export function roleOf(text: string, span: Span, languageId: string): NameRole {
  const before = text.slice(Math.max(0, span.start - nearby), span.start);
  const after = text.slice(span.end, span.end + nearby);
  if (isMember(before, languageId)) return 'other';
  const open = openAt(text, span, languageId);
  if (open && insideOf(open, lexisOf(languageId)) !== 'code') return 'other';
  // A tag's own name is a use: of a component.
  if (isInTag(open) && !/<\/?$/.test(before)) return 'other';
  const around = open?.at(-1);
  const bracket = around?.kind === 'bracket' || around?.kind === 'hole' ? around.close : bracketAt(before);
  if (isKey(before, after, bracket, languageId)) return 'other';
  if (isArgumentName(before, after, bracket, languageId)) return 'other';
  return isShorthand(before, after, around, text, languageId) ? 'shorthand' : 'use';
}

/** Whether a place is code: no string, no comment, no text between tags. */
export function isCodeAt(text: string, span: Span, languageId: string): boolean {
  const open = openAt(text, span, languageId);
  return !open || insideOf(open, lexisOf(languageId)) === 'code';
}

/** UTF-16 code units on both sides in which the signs are that matter: blanks, line ends and comments may stand between. */
const nearby = 200;

/** What is open at a place; `undefined` for languages that are not known. */
function openAt(text: string, { end }: Span, languageId: string): readonly Frame[] | undefined {
  if (!isLexisKnown(languageId)) return undefined;
  return scan(text.slice(0, end), lexisOf(languageId), { open: startOf(text, languageId) }).open;
}

function isInTag(open: readonly Frame[] | undefined): boolean {
  const around = open?.findLast(({ kind }) => kind !== 'bracket');
  return around?.kind === 'island' && around.close === '>';
}

/** Behind an arrow, a path or a sign that makes it another name: `p->total`, `a::total`, `@total`, `:total`. */
function isMember(before: string, languageId: string): boolean {
  if (/(?:[\w)\]>]\s*(?:->|::)\s*|@|#)$/.test(before) && !/=>$/.test(before)) return true;
  if (symbolLanguages.has(languageId) && /(?<!:):$/.test(before)) return true;
  return kebabLanguages.has(languageId) && before.endsWith('-');
}

const symbolLanguages = new Set('ruby crystal erb elixir clojure lisp scheme racket'.split(' '));

const kebabLanguages = new Set('css scss less clojure lisp scheme racket'.split(' '));

/** The bracket around the end of a text, by its signs alone. */
function bracketAt(before: string): string | undefined {
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    const char = before.charAt(index);
    if (')]}'.includes(char)) depth++;
    else if ('([{'.includes(char) && depth-- === 0) return { '(': ')', '[': ']', '{': '}' }[char];
  }
  return undefined;
}

/** A name before a colon in a list: of a member, or of an argument. In Python it is the value of a variable. */
function isKey(before: string, after: string, bracket: string | undefined, languageId: string): boolean {
  if (!/^\s*:(?![:=])/.test(after) || !/[{(,]\s*$/.test(before)) return false;
  if (/\bcase\b[^\n]*$/.test(before)) return false;
  return bracket === ')'
    ? !arrowLanguages.has(languageId)
    : bracket === '}' && !dictLanguages.has(languageId);
}

/** There a colon behind a name in parentheses says its type, where it is declared. */
const arrowLanguages = new Set(
  'typescript typescriptreact javascript javascriptreact rust kotlin scala'.split(' '),
);

/** There what stands before the colon is an expression. */
const dictLanguages = new Set('python cython starlark gdscript jsonnet nix'.split(' '));

/** A name before `=` in the parentheses of a call, where that is no assignment. */
function isArgumentName(
  before: string,
  after: string,
  bracket: string | undefined,
  languageId: string,
): boolean {
  if (!namedArguments.has(languageId) || bracket !== ')') return false;
  return /^\s*=(?![=>~])/.test(after) && /[(,]\s*$/.test(before);
}

const namedArguments = new Set(
  'python cython starlark gdscript kotlin scala r julia nim matlab java csharp groovy fsharp'.split(' '),
);

/** A name alone in a list of members: of a literal, and not of what is imported, exported or taken apart. */
function isShorthand(
  before: string,
  after: string,
  around: Frame | undefined,
  text: string,
  languageId: string,
): boolean {
  if (around?.close !== '}' || around.kind !== 'bracket') return false;
  if (!/[{,]\s*$/.test(before) || !/^\s*[,}]/.test(after)) return false;
  const opened = text.slice(Math.max(0, around.index - nearby), around.index).trimEnd();
  if (languageId === 'rust') return /(?<!\b(?:struct|enum|union|use)\s+)\b[A-Z]\w*(?:<[^>]*>)?$/.test(opened);
  return scriptLanguages.has(languageId) && /(?:[=(,:[?&|]|\breturn|=>\s*\()$/.test(opened);
}

const scriptLanguages = new Set(
  'typescript typescriptreact javascript javascriptreact vue svelte'.split(' '),
);

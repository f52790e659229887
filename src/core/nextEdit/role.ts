import { startOf } from '../syntax/cursor.ts';
import { isLexisKnown, lexisOf } from '../syntax/languages.ts';
import { insideOf, scan, type Frame } from '../syntax/scan.ts';
import type { Span } from './spans.ts';

/** The role of an occurrence of a name. */
export type NameRole =
  /** A use of the variable, function or type with this name. */
  | 'use'
  /** A key that takes its value from the variable of the same name: `{ total }`. */
  | 'shorthand'
  /** Words in a text, a key, an attribute, an argument's name, a member: something else with the same name. */
  | 'other';

/**
 * The role of a name at a position, by the text around it. In unknown languages, judged only by the characters next to
 * it.
 * @param span the position of the name.
 */
export function roleOf(text: string, span: Span, languageId: string): NameRole {
  const before = text.slice(Math.max(0, span.start - nearby), span.start);
  const after = text.slice(span.end, span.end + nearby);
  if (isMember(before, languageId)) return 'other';
  const open = openAt(text, span, languageId);
  if (open && insideOf(open, lexisOf(languageId)) !== 'code') return 'other';
  // A tag's own name is a use, namely of a component.
  if (isInTag(open) && !/<\/?$/.test(before)) return 'other';
  const around = open?.at(-1);
  const bracket = around?.kind === 'bracket' || around?.kind === 'hole' ? around.close : bracketAt(before);
  if (isKey(before, after, bracket, languageId)) return 'other';
  if (isArgumentName(before, after, bracket, languageId)) return 'other';
  return isShorthand(before, after, around, text, languageId) ? 'shorthand' : 'use';
}

/** Whether a position is in code: not in a string, a comment, or text between tags. */
export function isCodeAt(text: string, span: Span, languageId: string): boolean {
  const open = openAt(text, span, languageId);
  return !open || insideOf(open, lexisOf(languageId)) === 'code';
}

/** UTF-16 code units on both sides that are searched: whitespace, line ends and comments may come between. */
const nearby = 200;

/** The brackets and tags open at a position; `undefined` for unknown languages. */
function openAt(text: string, { end }: Span, languageId: string): readonly Frame[] | undefined {
  if (!isLexisKnown(languageId)) return undefined;
  return scan(text.slice(0, end), lexisOf(languageId), { open: startOf(text, languageId) }).open;
}

function isInTag(open: readonly Frame[] | undefined): boolean {
  const around = open?.findLast(({ kind }) => kind !== 'bracket');
  return around?.kind === 'island' && around.close === '>';
}

/** Whether a name is a member or prefixed, and so another name: `p->total`, `a::total`, `@total`, `:total`. */
function isMember(before: string, languageId: string): boolean {
  if (/(?:[\w)\]>]\s*(?:->|::)\s*|@|#)$/.test(before) && !/=>$/.test(before)) return true;
  if (symbolLanguages.has(languageId) && /(?<!:):$/.test(before)) return true;
  return kebabLanguages.has(languageId) && before.endsWith('-');
}

const symbolLanguages = new Set('ruby crystal erb elixir clojure lisp scheme racket'.split(' '));

const kebabLanguages = new Set('css scss less clojure lisp scheme racket'.split(' '));

/** The innermost open bracket at the end of a text, ignoring syntax. */
function bracketAt(before: string): string | undefined {
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    const char = before.charAt(index);
    if (')]}'.includes(char)) depth++;
    else if ('([{'.includes(char) && depth-- === 0) return { '(': ')', '[': ']', '{': '}' }[char];
  }
  return undefined;
}

/** Whether a name before a colon is a key or an argument's name. In a Python dict it is the value of a variable. */
function isKey(before: string, after: string, bracket: string | undefined, languageId: string): boolean {
  if (!/^\s*:(?![:=])/.test(after) || !/[{(,]\s*$/.test(before)) return false;
  if (/\bcase\b[^\n]*$/.test(before)) return false;
  return bracket === ')'
    ? !arrowLanguages.has(languageId)
    : bracket === '}' && !dictLanguages.has(languageId);
}

/** Languages in which a colon after a name in parentheses gives the type of a parameter. */
const arrowLanguages = new Set(
  'typescript typescriptreact javascript javascriptreact rust kotlin scala'.split(' '),
);

/** Languages in which the key before a colon is an expression. */
const dictLanguages = new Set('python cython starlark gdscript jsonnet nix'.split(' '));

/** Whether a name before `=` in a call names an argument rather than being assigned to. */
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

/** Whether a name alone in a list is a shorthand member of a literal, and not of an import, an export or a pattern. */
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

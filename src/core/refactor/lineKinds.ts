import { textSpans, type TextSpan } from '../syntax/textSpans.ts';
import { attributeHead, innerDocumentation, isDocumentingString } from './attributes.ts';
import { attributeLines } from './attributeLines.ts';

/** The kind of a line, for deciding whether it belongs to the code below it. */
export interface Line {
  /**
   * An attribute is a decorator, an annotation, or a declaration before the declaration: it always belongs to what
   * follows.
   */
  readonly kind: 'blank' | 'comment' | 'attribute' | 'code';
  /** The first line of the comment or attribute that it is part of. */
  readonly from: number;
}

/** Replaces each character of a string where only code counts. */
const stringMark = '\u0001';

/** The kind of each line of a text with LF line ends; `undefined` for languages whose comments are not known. */
export function lineKinds(text: string, languageId: string): Line[] | undefined {
  const spans = textSpans(text, languageId);
  if (!spans) return undefined;
  const code = codeOf(text, spans).split('\n');
  const lines = text.split('\n').map((line, from): Line => {
    if (line.trim() === '') return { kind: 'blank', from };
    return { kind: code[from]?.trim() === '' ? 'comment' : 'code', from };
  });
  markSpans(text, spans, languageId, lines);
  const head = attributeHead(languageId);
  if (!head) return lines;
  const isWithin = (at: number): boolean => lines[at] !== undefined && lines[at].from !== at;
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]?.kind !== 'code' || isWithin(at)) continue;
    const last = attributeLines(code, at, head, isWithin);
    if (last === undefined) continue;
    lines.fill({ kind: 'attribute', from: at }, at, last + 1);
    at = last;
  }
  return lines;
}

/** The text without comments, and with the contents of strings replaced by marks. */
function codeOf(text: string, spans: readonly TextSpan[]): string {
  let code = '';
  let at = 0;
  for (const { kind, start, end } of spans) {
    code +=
      text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, kind === 'comment' ? ' ' : stringMark);
    at = end;
  }
  return code + text.slice(at);
}

/** Sets the kinds of lines in multi-line comments and strings, and of strings that serve as documentation. */
function markSpans(text: string, spans: readonly TextSpan[], languageId: string, lines: Line[]): void {
  let [line, at] = [0, 0];
  for (const { kind, start: begin, end } of spans) {
    // The documentation of Ruby and Perl includes the line end above it.
    const start = text.startsWith('\n=', begin) ? begin + 1 : begin;
    line += count(text.slice(at, start));
    at = start;
    const last = line + count(text.slice(start, end));
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const isAlone = before.trim() === '' && /^[^\S\n]*(\n|$)/.test(text.slice(end, end + 200));
    const isComment = kind === 'comment' || (isAlone && isDocumentingString(languageId));
    if (kind === 'comment' && innerDocumentation(languageId)?.test(text.slice(start, start + 3)))
      for (let each = line; each <= last; each++) lines[each] = { kind: 'code', from: line };
    else if (isComment && isAlone)
      for (let each = line; each <= last; each++) lines[each] = { kind: 'comment', from: line };
    // A comment or string that begins or ends on a line of code is part of that.
    else if (last > line)
      for (let each = line; each <= last; each++) lines[each] = { kind: 'code', from: line };
  }
}

function count(text: string): number {
  return text.split('\n').length - 1;
}

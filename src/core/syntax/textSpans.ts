import { startOf } from './cursor.ts';
import { isLexisKnown, lexisOf } from './languages.ts';
import { scan, type Frame, type FrameSpan } from './scan.ts';

/** A comment or string in a text. Offsets are UTF-16 code units. */
export interface TextSpan {
  kind: 'comment' | 'string';
  /** For a heredoc or a block scalar, the end of the line above its text. */
  start: number;
  /** After the closing delimiter, or the end of the text. */
  end: number;
  /** Whether the closing delimiter was found; a line comment needs none. */
  closed: boolean;
  /** The leading whitespace of its lines is part of its value, so it must not change. */
  literal: boolean;
}

/**
 * The comments and strings of a text, in order, with their contents; `undefined` for unknown languages. An unclosed
 * quote begins no string.
 */
export function textSpans(text: string, languageId: string): TextSpan[] | undefined {
  if (!isLexisKnown(languageId)) return undefined;
  const { spans, last } = read(text, languageId);
  const found = spans.map((span) => spanOf(text, span, true));
  if (last)
    found.push(spanOf(text, { frame: last, start: last.index, end: text.length }, last.close === '\n'));
  return found;
}

/** The spans that end, and the one that does not. An unmatched quote would make a string of all the text after it. */
function read(text: string, languageId: string): { spans: readonly FrameSpan[]; last?: Frame } {
  const lexis = lexisOf(languageId);
  let open: readonly Frame[] = startOf(text, languageId);
  let spans: readonly FrameSpan[] = [];
  let from = 0;
  for (let tries = 0; tries < mostTries; tries++) {
    const found = scan(text, lexis, { from, open });
    spans = [...spans.filter(({ end }) => end <= from), ...found.spans];
    const last = found.open.find(({ kind }) => kind === 'comment' || kind === 'string');
    if (!last) return { spans };
    if (last.kind === 'comment' || last.close.length > 1 || last.close === '`') return { spans, last };
    from = last.index + 1;
    open = found.open.slice(0, found.open.indexOf(last));
  }
  return { spans };
}

/** The most quotes that may turn out to begin nothing and be skipped. */
const mostTries = 20;

/** For each line of a text, the span that it begins in, if any; `undefined` for unknown languages. */
export function lineSpans(text: string, languageId: string): (TextSpan | undefined)[] | undefined {
  const spans = textSpans(text, languageId);
  if (!spans) return undefined;
  const long = spans.filter(({ start, end }) => text.slice(start, end).includes('\n'));
  const lines: (TextSpan | undefined)[] = [];
  let next = 0;
  for (let start = 0; start !== -1;) {
    let span = long[next];
    // An unclosed span extends beyond the last line end.
    while (span && (span.end < start || (span.closed && span.end === start))) span = long[++next];
    lines.push(span && span.start < start ? span : undefined);
    const lineEnd = text.indexOf('\n', start);
    start = lineEnd === -1 ? -1 : lineEnd + 1;
  }
  return lines;
}

function spanOf(text: string, { frame, start, end }: FrameSpan, closed: boolean): TextSpan {
  const kind = frame.kind === 'comment' ? 'comment' : 'string';
  return { kind, start, end, closed, literal: kind === 'string' && !hasMargin(text, frame) };
}

/** Whether the leading whitespace of a string's lines is insignificant. */
function hasMargin(text: string, { string, index, close }: Frame): boolean {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  if (string?.heredoc) return new RegExp(`<<~["'\`]?${close}\\b`).test(before);
  // A string in place of a statement is documentation.
  return string?.margin === true || (close.length === 3 && /^\s*[bfru]{0,2}$/i.test(before));
}

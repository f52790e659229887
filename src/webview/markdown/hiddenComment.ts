import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { canBegin, interrupts, isOutside, lineText } from './stateLines.ts';
import { lastMatch } from './lastMatch.ts';
import type { MarkdownContext } from './markdownContext.ts';

const opening = '<!--';
const closing = '-->';

/** Hides HTML comments. An unclosed one is text. */
export function hiddenComment(markdown: MarkdownIt): void {
  markdown.block.ruler.after('fence', 'comment', readBlock, { alt: interrupts });
  markdown.inline.ruler.before('autolink', 'comment', readInline);
}

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!canBegin(state, startLine) || !lineText(state, startLine).startsWith(opening)) return false;
  const context: MarkdownContext = state.env;
  if (context.finished && lastMatch(state, /-->/g) < (state.bMarks[startLine] ?? 0)) return false;
  let end = startLine;
  let rest: string | undefined;
  for (; end < endLine && rest === undefined; end++) {
    if (end > startLine && isOutside(state, end)) return false;
    const text = lineText(state, end);
    const at = text.indexOf(closing, end === startLine ? opening.length : 0);
    if (at !== -1) rest = text.slice(at + closing.length);
  }
  // With text after it on the same line, the comment is part of a paragraph.
  if (rest === undefined ? context.finished : rest.trim() !== '') return false;
  if (silent) return true;
  if (rest === undefined) context.provisional = true;
  const token = state.push('comment', '', 0);
  token.hidden = true;
  token.map = [startLine, end];
  state.line = end;
  return true;
}

function readInline(state: StateInline): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith(opening, pos) || lastMatch(state, /-->/g) < pos) return false;
  const end = src.indexOf(closing, pos + opening.length);
  if (end === -1 || end + closing.length > posMax) return false;
  state.pos = end + closing.length;
  return true;
}

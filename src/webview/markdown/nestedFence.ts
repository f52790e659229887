import type { MarkdownIt, StateBlock } from 'markdown-it';
import { canBegin, indentOf, interrupts, isOutside, lineText } from './stateLines.ts';
import type { MarkdownContext } from './markdownContext.ts';

/**
 * Nested code blocks, as models mean them: a fence with an info string opens a block, a bare one closes the innermost.
 * In CommonMark, a README in three backticks would end at the first block inside it. If the nested reading leaves a
 * block that is not Markdown open at the end of the text, CommonMark's reading is used.
 */
export function nestedFence(markdown: MarkdownIt): void {
  markdown.block.ruler.at('fence', readFence, { alt: interrupts });
}

function readFence(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!canBegin(state, startLine)) return false;
  const opening = parseFence(lineText(state, startLine));
  if (!opening) return false;
  if (silent) return true;
  const end = fenceEnd(state, startLine, endLine, opening);
  const token = state.push('fence', 'code', 0);
  token.info = opening.info;
  token.markup = opening.marker;
  token.content = state.getLines(startLine + 1, end.line, state.sCount[startLine] ?? 0, true);
  state.line = end.line + (end.closed ? 1 : 0);
  token.map = [startLine, state.line];
  return true;
}

/** A fence that opens a code block. */
export interface OpeningFence {
  /** Backticks or tildes, three or more. */
  marker: string;
  /** The info string, trimmed. */
  info: string;
}

/** Parses a line without its indentation as an opening fence. */
export function parseFence(text: string): OpeningFence | undefined {
  const [, marker, info] = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(text) ?? [];
  return marker === undefined || info === undefined ? undefined : { marker, info: info.trim() };
}

/** The line of the closing fence; if there is none, the line after the block. */
export interface FenceEnd {
  line: number;
  closed: boolean;
}

/** The end of the block that the fence in `startLine` opens. */
export function fenceEnd(
  state: StateBlock,
  startLine: number,
  endLine: number,
  opening: OpeningFence,
): FenceEnd {
  const context: MarkdownContext = state.env;
  const nested = findEnd(state, startLine, endLine, opening, true);
  if (nested.closed || /^(?:md|mdx|markdown)\b/i.test(opening.info)) return nested;
  const plain = findEnd(state, startLine, endLine, opening, false);
  if (context.finished || nested.line < endLine || !plain.closed) return plain;
  context.provisional = true;
  return nested;
}

function findEnd(
  state: StateBlock,
  startLine: number,
  endLine: number,
  opening: OpeningFence,
  nests: boolean,
): FenceEnd {
  const open = [opening.marker];
  let line = startLine + 1;
  for (; line < endLine && !isOutside(state, line); line++) {
    const fence = parseFence(lineText(state, line));
    if (!fence || fence.marker[0] !== opening.marker[0]) continue;
    if (fence.info !== '') {
      // A shorter fence cannot close the outer block, so it need not count as nested.
      if (nests && fence.marker.length >= opening.marker.length) open.push(fence.marker);
      continue;
    }
    const isIndentedCode = open.length === 1 && indentOf(state, line) >= 4;
    if (isIndentedCode || fence.marker.length < (open.at(-1)?.length ?? 0)) continue;
    open.pop();
    if (open.length === 0) return { line, closed: true };
  }
  return { line, closed: false };
}

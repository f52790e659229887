import type { StateBlock } from 'markdown-it';

/** A line of a block without its indentation. */
export function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

/** Columns by which a line is indented more than what it is in: a list item, for example. */
export function indentOf(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

/** Whether a block may begin with the line: what is indented by four columns or more is code. */
export function canBegin(state: StateBlock, line: number): boolean {
  return indentOf(state, line) < 4;
}

/** Whether the line has left what the block is in. */
export function isOutside(state: StateBlock, line: number): boolean {
  return indentOf(state, line) < 0 && !state.isEmpty(line);
}

/** What a rule can end without a blank line before it. */
export const interrupts = ['paragraph', 'reference', 'blockquote', 'list'];

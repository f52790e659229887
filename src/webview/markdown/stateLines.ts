import type { StateBlock } from 'markdown-it';

/** A line of a block without its indentation. */
export function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

/** Columns by which a line is indented relative to its container, such as a list item. */
export function indentOf(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

/** Whether a block may begin with the line: indented by four columns or more it is code. */
export function canBegin(state: StateBlock, line: number): boolean {
  return indentOf(state, line) < 4;
}

/** Whether the line is outside the container of the block. */
export function isOutside(state: StateBlock, line: number): boolean {
  return indentOf(state, line) < 0 && !state.isEmpty(line);
}

/** The constructs that a rule can interrupt without a blank line before it. */
export const interrupts = ['paragraph', 'reference', 'blockquote', 'list'];

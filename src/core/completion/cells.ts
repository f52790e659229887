import type { TextReader } from '../text/textWindow.ts';

/** A notebook cell, read only as far as needed. */
export interface Cell extends TextReader {
  /** UTF-16 code units. */
  length: number;
  languageId: string;
}

/** Separates two cells: a blank line, as between two parts of one program. */
const gap = '\n\n';

/**
 * The cells of a notebook as one program, in document order, as if the cells above had run before. Cells in another
 * language than the cursor's are left out, whether the language is set on the cell or by a magic (`%%bash`). Only
 * cells from which text is requested are read.
 * @param current the index of the cursor's cell.
 * @returns a reader, and the offset in it where the cursor's cell begins.
 */
export function joinCells(cells: readonly Cell[], current: number): { reader: TextReader; start: number } {
  const { languageId } = cells[current] ?? {};
  const joined: { cell: Cell; start: number }[] = [];
  let end = 0;
  let start = 0;
  for (const [index, cell] of cells.entries()) {
    const isCurrent = index === current;
    if (!isCurrent && (cell.length === 0 || cell.languageId !== languageId || hasOtherLanguage(cell)))
      continue;
    if (isCurrent) start = end;
    joined.push({ cell, start: end });
    end += cell.length + gap.length;
  }
  return { reader: { slice: (from, to) => sliceOf(joined, from, to) }, start };
}

function sliceOf(joined: readonly { cell: Cell; start: number }[], from: number, to: number): string {
  let text = '';
  for (const [index, { cell, start }] of joined.entries()) {
    const end = start + cell.length;
    if (start < to && from < end)
      text += cell.slice(Math.max(0, from - start), Math.min(cell.length, to - start));
    const isLast = index === joined.length - 1;
    if (!isLast && end < to && from < end + gap.length)
      text += gap.slice(Math.max(0, from - end), Math.max(0, to - end));
  }
  return text;
}

/** Whether a cell magic switches the language. IPython's magics do, except those that measure or capture output. */
function hasOtherLanguage(cell: Cell): boolean {
  const name = /^%%(\w+)/.exec(cell.slice(0, 30))?.[1];
  return name !== undefined && !sameLanguage.has(name);
}

const sameLanguage = new Set(['time', 'timeit', 'capture', 'prun', 'memit', 'mprun', 'python', 'python3']);

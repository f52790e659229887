import type { TextWindow } from '../../text/textWindow.ts';
import { branchIndentation, isBranchAt } from './branches.ts';
import { endsWithOpener, opensByWord } from './blockWords.ts';
import { moveLines } from './shiftLines.ts';
import { indentationOf } from '../../text/indentation.ts';

/** A text and the window that it follows. */
export interface Placed {
  text: string;
  /** The answer's own window, or one with less whitespace before the cursor, which the text then replaces. */
  window: TextWindow;
}

/**
 * Corrects the indentation of an answer's first line when there is only whitespace left of the cursor. Models start
 * with a line end, or repeat the indentation; and the end of a block is indented less than the cursor. The lines below
 * move with the first, or stay, whichever fits.
 * @param width UTF-16 code units per indentation level, if known from the file.
 */
export function placeFirstLine(
  text: string,
  window: TextWindow,
  languageId: string,
  width: number | undefined,
): Placed {
  const { lineBefore } = window;
  if (lineBefore.trim() !== '') return { text, window };
  const blank = /^(?:[ \t]*\n)+/.exec(text)?.[0] ?? '';
  const rest = text.slice(blank.length);
  const own = indentationOf(rest);
  if (blank === '') {
    if (isWritten(own, rest, window, languageId)) return outdented(rest.slice(own.length), own, window);
    const to = branchIndentation(rest, window, languageId);
    if (to === undefined) return { text: withoutRepeatedBlanks(text, window, languageId, width), window };
    const move = { from: lineBefore.length, to: to.length, width };
    const moved = moveLines(rest, move, window, languageId);
    return moved === undefined ? { text, window } : outdented(moved, to, window);
  }
  if (own.startsWith(lineBefore)) {
    const written = rest.slice(lineBefore.length);
    return { text: withoutRepeatedBlanks(written, window, languageId, width), window };
  }
  if (!isAround(own, window)) return { text, window };
  // A single line end may only mean a new line; several mean blank lines, of which the cursor's is the first.
  const lineEnds = blank.split('\n').length - 1;
  return outdented(lineEnds > 1 ? '\n'.repeat(lineEnds) + rest : rest.slice(own.length), own, window);
}

/** Whether a line that ends a block, or begins its next branch, has been written with the very indentation it needs. */
function isWritten(indentation: string, text: string, window: TextWindow, languageId: string): boolean {
  const less = window.lineBefore.length - indentation.length;
  if (indentation === '' || less <= 0 || !window.lineBefore.startsWith(indentation)) return false;
  return isBranchAt(indentation, text.slice(indentation.length), window, languageId);
}

function outdented(text: string, indentation: string, window: TextWindow): Placed {
  const less = window.lineBefore.length - indentation.length;
  // Blank lines have no indentation.
  const all = text.startsWith('\n') ? window.lineBefore.length : less;
  return { text, window: withoutBlanks(window, all) };
}

/** The window with `count` fewer characters of whitespace before the cursor. */
function withoutBlanks(window: TextWindow, count: number): TextWindow {
  if (count === 0) return window;
  return {
    ...window,
    offset: window.offset - count,
    prefix: window.prefix.slice(0, -count),
    lineBefore: window.lineBefore.slice(0, -count),
  };
}

/** Whether a less indented line above the cursor, an enclosing block, has this indentation. */
function isAround(indentation: string, { prefix, lineBefore }: TextWindow): boolean {
  if (!lineBefore.startsWith(indentation)) return false;
  let least = lineBefore.length;
  for (const line of prefix.split('\n').slice(0, -1).reverse()) {
    const at = indentationOf(line);
    if (line.trim() === '' || at.length >= least) continue;
    if (at === indentation) return true;
    least = at.length;
    if (least < indentation.length) return false;
  }
  return false;
}

/**
 * Drops repeated indentation. More of it is correct only where the line above opens a block and the cursor is not
 * indented further yet.
 */
function withoutRepeatedBlanks(
  text: string,
  window: TextWindow,
  languageId: string,
  width: number | undefined,
): string {
  const { lineBefore } = window;
  const leading = indentationOf(text);
  if (lineBefore === '' || leading === '') return text;
  const above = lineAbove(window);
  const opens = endsWithOpener.test(above.trimEnd()) || opensByWord.test(above);
  if (opens && indentationOf(above).length >= lineBefore.length) return text;
  const move = { from: lineBefore.length + leading.length, to: lineBefore.length, width };
  return moveLines(text.slice(leading.length), move, window, languageId) ?? text;
}

/** The nearest non-blank line above the cursor's; empty if there is none. */
function lineAbove({ prefix, lineBefore }: TextWindow): string {
  const above = prefix.slice(0, prefix.length - lineBefore.length).trimEnd();
  return above.slice(above.lastIndexOf('\n') + 1);
}

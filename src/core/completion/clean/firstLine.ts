import type { TextWindow } from '../../text/textWindow.ts';
import { branchIndentation } from './branches.ts';
import { endsWithOpener, opensBranch, opensByWord } from './blockWords.ts';
import { indentationOf } from '../../text/indentation.ts';

/** A text, and what it follows. */
export interface Placed {
  text: string;
  /** The answer's own window, or one whose last line ends with fewer blanks: then the text stands in their place. */
  window: TextWindow;
}

/**
 * Puts the first line of an answer where it belongs, when nothing but blanks stands left of the cursor. Models start
 * with a line end, or write the indentation once more; and what ends the block is less indented than the cursor. The
 * lines below the first move as it does, or stay where they are, as is right for both.
 * @param width UTF-16 code units of one level, if the file says.
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
    const to = branchIndentation(rest, window, languageId);
    if (to === undefined) return { text: withoutRepeatedBlanks(text, window, width), window };
    const moved = move(rest, lineBefore.length, to.length, width);
    return moved === undefined ? { text, window } : outdented(moved, to, window);
  }
  if (own.startsWith(lineBefore)) {
    const written = rest.slice(lineBefore.length);
    return { text: withoutRepeatedBlanks(written, window, width), window };
  }
  if (!isAround(own, window)) return { text, window };
  // One line end may only say that the line is another; more of them make blank lines, and the cursor's is the first.
  const lineEnds = blank.split('\n').length - 1;
  return outdented(lineEnds > 1 ? '\n'.repeat(lineEnds) + rest : rest.slice(own.length), own, window);
}

function outdented(text: string, indentation: string, window: TextWindow): Placed {
  const less = window.lineBefore.length - indentation.length;
  // Blank lines have no blanks.
  const all = text.startsWith('\n') ? window.lineBefore.length : less;
  return { text, window: withoutBlanks(window, all) };
}

/** The window with fewer blanks before the cursor. */
function withoutBlanks(window: TextWindow, count: number): TextWindow {
  if (count === 0) return window;
  return {
    ...window,
    offset: window.offset - count,
    prefix: window.prefix.slice(0, -count),
    lineBefore: window.lineBefore.slice(0, -count),
  };
}

/** Whether a line above the cursor that is less indented has this indentation: a block around the cursor's. */
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

/** More blanks are right only where the line above opens a block that the cursor is not deeper than yet. */
function withoutRepeatedBlanks(text: string, window: TextWindow, width: number | undefined): string {
  const { lineBefore } = window;
  const leading = indentationOf(text);
  if (lineBefore === '' || leading === '') return text;
  const above = lineAbove(window);
  const opens = endsWithOpener.test(above.trimEnd()) || opensByWord.test(above);
  if (opens && indentationOf(above).length >= lineBefore.length) return text;
  return (
    move(text.slice(leading.length), lineBefore.length + leading.length, lineBefore.length, width) ?? text
  );
}

/** The nearest line above the cursor's that is not blank, or nothing. */
function lineAbove({ prefix, lineBefore }: TextWindow): string {
  const above = prefix.slice(0, prefix.length - lineBefore.length).trimEnd();
  return above.slice(above.lastIndexOf('\n') + 1);
}

/**
 * A text whose first line goes from one depth to another, with the lines below moved alike or left as they are: as they
 * fit the first. `undefined` when they fit neither way.
 */
function move(text: string, from: number, to: number, width: number | undefined): string | undefined {
  const [first = '', ...lines] = text.split('\n');
  const next = lines.find((line) => line.trim() !== '');
  if (next === undefined) return text;
  const at = indentationOf(next).length;
  const isDeeper = !isCloser.test(next) && (opens(first) || continues.test(next));
  const stays = isDeeper ? at > to : at <= to;
  const least = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => indentationOf(line).length),
  );
  const moves = (isDeeper ? at > from : at <= from) && least >= from - to;
  if (!stays && !moves) return undefined;
  // With both possible, one level is likelier than two.
  if (stays && (!moves || !isDeeper || at - to === width)) return text;
  const less = from - to;
  return [first, ...lines.map((line) => (line.trim() === '' ? line : line.slice(less)))].join('\n');
}

function opens(line: string): boolean {
  return endsWithOpener.test(line.trimEnd()) || opensByWord.test(line) || opensBranch.test(line);
}

const isCloser = /^\s*(?:[)\]}]|(?:end|fi|done|esac)\b)/;

/** A line that goes on with the one above: a call on its value, an operator, a branch of a choice. */
const continues = /^\s*(?:[.?:&|+*/=<>,-]|and\b|or\b)/;

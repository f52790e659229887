import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Fits the first line of an answer to the indentation that stands left of the cursor on an otherwise blank line.
 * Models like to start with a line end, or with the whole indentation once more.
 */
export function fixFirstIndentation(text: string, window: TextWindow): string {
  if (window.lineBefore.trim() !== '') return text;
  const line = withoutLeadingLines(text, window.lineBefore);
  return window.lineBefore === '' ? line : withoutRepeatedBlanks(line, window);
}

/** Drops blank lines at the start; the cursor's line is blank already. Less indentation than there is cannot be had. */
function withoutLeadingLines(text: string, indentation: string): string {
  const blank = /^(?:[ \t]*\n)+/.exec(text)?.[0] ?? '';
  if (blank === '' || !text.startsWith(indentation, blank.length)) return text;
  return text.slice(blank.length + indentation.length);
}

/** More blanks are right only where the line above opens a block that the cursor is not deeper than yet. */
function withoutRepeatedBlanks(text: string, window: TextWindow): string {
  const leading = /^[ \t]*/.exec(text)?.[0] ?? '';
  if (leading === '' || text.startsWith('\n', leading.length)) return text;
  const above = lineAbove(window);
  const wanted =
    /[{([:]$|=>$|->$/.test(above.trimEnd()) && indentationOf(above).length >= window.lineBefore.length;
  return wanted ? text : text.slice(leading.length);
}

/** The nearest line above the cursor's that is not blank, or nothing. */
function lineAbove(window: TextWindow): string {
  const above = window.prefix.slice(0, window.prefix.length - window.lineBefore.length).trimEnd();
  return above.slice(above.lastIndexOf('\n') + 1);
}

/** The blanks that a line begins with. */
export function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

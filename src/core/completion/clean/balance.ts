import type { DoneReason } from '../../../protocol/model.ts';
import { bracketsAround, indentationAt } from '../../syntax/brackets.ts';
import { closing } from '../../syntax/closers.ts';
import { cursorAt } from '../../syntax/cursor.ts';
import { pairedLexisOf } from '../../syntax/languages.ts';
import { unmatched } from '../../syntax/repair.ts';
import { insideOf, scan } from '../../syntax/scan.ts';
import type { Bracket } from '../../syntax/syntaxTree.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Keeps the brackets of a block balanced: cuts the answer where it would close more than is open at the cursor, and
 * closes what the answer has opened itself if the model considered it finished. Single lines are fitted by
 * clean/restOfLine.ts.
 */
export function balanceBlock(
  text: string,
  window: TextWindow,
  languageId: string,
  reason: DoneReason | undefined,
): string {
  const lexis = pairedLexisOf(languageId);
  // A single closer on a line of its own must have something to close, too.
  const isLine = !text.includes('\n');
  if (!lexis || (isLine && window.lineBefore.trim() !== '')) return text;
  const around = bracketsAround(window, languageId);
  if (around?.inside !== 'code') return text;
  const { open: outer } = cursorAt(window, languageId);
  const from = window.lineBefore.length;
  const whole = scan(window.lineBefore + text, lexis, { from, open: outer });
  const own = whole.brackets.map(({ char, index }) => ({ char, index: index - from }));
  const { closers, open } = unmatched(own);
  const tooMany = closers[around.closable];
  // One block ended and the next begun, as by `} else {`: the closer below closes the new one instead.
  const isEven = reason !== 'length' && reason !== 'time' && closers.length - around.closable <= open.length;
  if (tooMany) return isEven ? text : cutBefore(text, tooMany.index);
  // Once the answer has closed the enclosing block, the lines below give no further information.
  const isDone =
    !isLine &&
    closers.length === 0 &&
    (reason === 'end' || reason === 'stop') &&
    insideOf(whole.open, lexis) === 'code' &&
    window.lineAfter.trim() === '';
  return isDone && around.loose === 0 && !/[{([]$/.test(text.trimEnd()) ? closeAll(text, open, window) : text;
}

/** Cuts before an index, or before its whole line if it is the first character on it. */
function cutBefore(text: string, index: number): string {
  const lineStart = text.lastIndexOf('\n', index - 1) + 1;
  const isFirst = text.slice(lineStart, index).trim() === '';
  return text.slice(0, isFirst ? Math.max(0, lineStart - 1) : index).trimEnd();
}

/** Adds a closing line for each line that opens something, at the same indentation, innermost first. */
function closeAll(text: string, open: readonly Bracket[], window: TextWindow): string {
  const whole = window.lineBefore + text;
  const below = /^[ \t]*(?=\S)/m.exec(window.suffix.replace(/^.*/, ''))?.[0] ?? '';
  let closed = text.trimEnd();
  let line: number | undefined;
  for (const { char, index } of open.toReversed()) {
    const at = index + window.lineBefore.length;
    const lineStart = whole.lastIndexOf('\n', at - 1) + 1;
    const indent = indentationAt(whole, at);
    // Deeper lines below continue the block, whose end is out of sight.
    if (below.length > indent.length) return text;
    closed += (lineStart === line ? '' : `\n${indent}`) + closing(char);
    line = lineStart;
  }
  return open.length === 0 ? text : closed;
}

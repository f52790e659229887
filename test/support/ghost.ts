import { expect, test } from 'vitest';
import { clean } from '../../src/core/completion/clean/clean.ts';
import { fitToLine } from '../../src/core/completion/clean/restOfLine.ts';
import type { EditorIndentation } from '../../src/core/completion/clean/indentationStyle.ts';
import type { Shape } from '../../src/core/completion/shape.ts';
import { readWindow } from '../../src/core/completion/window.ts';
import type { FilterStep } from '../../src/core/completion/requestTrace.ts';
import type { DoneReason } from '../../src/protocol/model.ts';
import { parseCursor, readerOf, showGhost } from '../../tools/replay/cursor.ts';

/** How the answer was asked for and ended: a block of TypeScript, by a stop rule. */
export interface GhostOptions {
  shape?: Shape;
  reason?: DoneReason;
  languageId?: string;
  indentation?: EditorIndentation;
}

/** A document, the model's answer, and the document with ghost text in brackets or the reason why there is none. */
export type GhostRow = [marked: string, answer: string, expected: string, options?: GhostOptions];

/** One test a row of a golden table. Options of the row go before those of the table. */
export function checkGhosts(rows: readonly GhostRow[], common: GhostOptions = {}): void {
  test.each(rows)('%j + %j', (marked, answer, expected, options) =>
    expect(ghostOf(marked, answer, { ...common, ...options })).toBe(expected),
  );
}

/** The document with the ghost text in brackets, or the reason why there is none. */
export function ghostOf(
  marked: string,
  answer: string,
  options: GhostOptions = {},
  steps: FilterStep[] = [],
): string {
  const { text, offset, before, after } = parseCursor(marked);
  const window = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  const { shape = 'block', reason = 'stop', languageId = 'typescript', indentation } = options;
  const cleaned = clean({ text: answer, reason, shape, window, languageId, indentation }, steps);
  if ('empty' in cleaned) return cleaned.empty;
  const fitted = fitToLine(cleaned.text, cleaned.window, languageId);
  if ('empty' in fitted) return fitted.empty;
  const replaced = { length: offset - cleaned.window.offset, text: '' };
  return showGhost(before, fitted.text, fitted.over, after, replaced);
}

/** A document, and an answer that is right as it is. */
export type UnchangedRow = [marked: string, answer: string, options?: GhostOptions];

/** Answers that no filter may change: they are shown as the model wrote them. */
export function checkUnchanged(rows: readonly UnchangedRow[], common: GhostOptions = {}): void {
  test.each(rows)('%j + %j: unchanged', (marked, answer, options) => {
    const { before, after } = parseCursor(marked);
    expect(ghostOf(marked, answer, { ...common, ...options })).toBe(`${before}[${answer}]${after}`);
  });
}

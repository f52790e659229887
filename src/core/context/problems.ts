import type { Problem } from '../../protocol/model.ts';

/** A problem, and where it is. */
export interface Report extends Problem {
  /** Its first line, from 0. */
  line: number;
}

/** Problems in a prompt: more would push the code out of the model's mind. */
const most = 3;

/** Lines from the cursor to a problem at most: as far as the prompt goes on average. */
const farthest = 80;

/** UTF-16 code units of a message. What compilers add below the first lines is detail. */
const messageLength = 160;

/** UTF-16 code units of a line of code, enough to know it again. */
const codeLength = 100;

/**
 * What the editor reports near the cursor, errors and what is nearest first in the choice, and in the file's order in
 * the result, so that it is the same from wherever it is looked at. The cursor's own line is left out: it is being
 * written, and so of course it is wrong.
 */
export function problemsNear(reports: readonly Report[], cursorLine: number): Problem[] {
  return reports
    .filter(({ line }) => line !== cursorLine && Math.abs(line - cursorLine) <= farthest)
    .toSorted((a, b) => rank(a) - rank(b) || distance(a) - distance(b))
    .slice(0, most)
    .toSorted((a, b) => a.line - b.line)
    .map(({ severity, code, message }) => ({
      severity,
      code: cut(code.trim(), codeLength),
      message: cut((message.trim().split('\n')[0] ?? '').trim(), messageLength),
    }));

  function distance({ line }: Report): number {
    return Math.abs(line - cursorLine);
  }
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}

function cut(text: string, length: number): string {
  return (text.length <= length ? text : `${text.slice(0, length - 1)}…`).toWellFormed();
}

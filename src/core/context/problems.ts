import type { Problem } from '../../protocol/model.ts';

/** A problem and its line. */
export interface ReportedProblem extends Problem {
  /** Its first line, from 0. */
  line: number;
}

/** Problems per prompt: more would distract the model from the code. */
const most = 3;

/** Lines between the cursor and a problem at most: the average reach of the prompt. */
const farthest = 80;

/** UTF-16 code units of a message. Compilers put the essential in the first lines. */
const messageLength = 160;

/** UTF-16 code units of a quoted line of code, enough to recognise it. */
const codeLength = 100;

/**
 * The problems that the editor reports near the cursor. Errors and the nearest are preferred; the result is in file
 * order, so that it does not change as the cursor moves. The cursor's own line is left out: it is unfinished, so
 * problems in it mean nothing.
 */
export function problemsNear(reports: readonly ReportedProblem[], cursorLine: number): Problem[] {
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

  function distance({ line }: ReportedProblem): number {
    return Math.abs(line - cursorLine);
  }
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}

function cut(text: string, length: number): string {
  return (text.length <= length ? text : `${text.slice(0, length - 1)}…`).toWellFormed();
}

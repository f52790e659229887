import type { LineEdit } from './lineEdit.ts';
import { isCodeAt } from './role.ts';
import type { Span } from './spans.ts';
import { spansOf } from './uses.ts';

/** A function whose parameters have changed. */
export interface SignatureChange {
  name: string;
  /** The line of the function's head, before and after. */
  before: string;
  after: string;
}

const head =
  /^\s*(?:export\s+)?(?:default\s+)?(?:pub(?:\([^)]*\))?\s+)?(?:async\s+)?(?:function\*?|def|fn|func)\s+([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:<[^>]*>)?\((.*)$/u;

/**
 * The function whose number of parameters was changed by a line edit that left its name alone: its callers must
 * follow. Optional parameters, or parameters with a default, break no caller.
 */
export function signatureChangeOf({ before, after }: LineEdit): SignatureChange | undefined {
  const [old, now] = [head.exec(before), head.exec(after)];
  const name = now?.[1];
  if (!old || !now || name === undefined || old[1] !== name) return undefined;
  const [oldCount, nowCount] = [requiredParameters(old[2] ?? ''), requiredParameters(now[2] ?? '')];
  if (oldCount === undefined || nowCount === undefined || oldCount === nowCount) return undefined;
  return { name, before: before.trim(), after: after.trim() };
}

/** The calls of a function: its name before a parenthesis, except in its own head. */
export function callsOf(text: string, name: string, languageId: string): Span[] {
  return spansOf(text, name).filter((span) => {
    const { start, end } = span;
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    return (
      /^\s*\(/.test(text.slice(end, end + 20)) &&
      !/\b(?:function\*?|def|fn|func)\s+$/.test(line) &&
      isCodeAt(text, span, languageId)
    );
  });
}

/** The number of required parameters; `undefined` when the list does not end on the line. */
function requiredParameters(rest: string): number | undefined {
  let depth = 0;
  let current = '';
  let count = 0;
  const finish = (): void => {
    if (
      current.trim() !== '' &&
      !/=|\?\s*:|^\s*(?:\.{3}|\*)|^\s*self\s*$|^\s*&?(?:mut )?self\b/.test(current)
    )
      count++;
    current = '';
  };
  for (const character of rest) {
    if (character === ')' && depth === 0) {
      finish();
      return count;
    }
    if ('([{<'.includes(character)) depth++;
    else if (')]}>'.includes(character)) depth--;
    if (character === ',' && depth === 0) finish();
    else current += character;
  }
  return undefined;
}

import type { LineNumbers } from '../../protocol/model.ts';
import type { TextRange } from './position.ts';

/** Whole lines of a text, counted from 0, both ends included. For people and models use {@link LineNumbers}. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
  /** Never set. It keeps the compiler from accepting lines that are counted from 1. */
  readonly counted?: 'from 0';
}

/** The lines that a range touches. A range that ends at the start of a line does not include that line. */
export function linesOf({ start, end }: TextRange): LineRange {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}

/** The same lines, counted from 1. */
export function lineNumbersOf({ first, last }: LineRange): LineNumbers {
  return { first: first + 1, last: last + 1 };
}

import type { LineNumbers } from '../../protocol/model.ts';
import type { TextRange } from './position.ts';

/** Whole lines of a text, counted from 0. Both ends belong to them. People and models see {@link LineNumbers}. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
  /** Never there: it keeps the compiler from taking these for lines that are counted from 1. */
  readonly counted?: 'from 0';
}

/** The lines that a range touches. One that ends before the first character of a line was meant to end above it. */
export function linesOf({ start, end }: TextRange): LineRange {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}

export function lineNumbersOf({ first, last }: LineRange): LineNumbers {
  return { first: first + 1, last: last + 1 };
}

import type { Lexis } from './lexis.ts';

/** A character that is being written: whether it is one, what stands right of the cursor says. */
export const openCharacter = /(?<![\w)\]}'".])'(?:\\[^\n']{0,10}|[^'\\\n]?)$/uy;

/** Sticky patterns begin where they are told to. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** UTF-16 code units of a character or a regular expression that stand there whole; 0 if none does. */
export function wholeLiteral(text: string, index: number, { character, patternAfter }: Lexis): number {
  if (character && text[index] === "'") return matchAt(character, text, index)?.[0].length ?? 0;
  if (!patternAfter || text[index] !== '/') return 0;
  if (!patternAfter.test(text.slice(Math.max(0, index - 12), index))) return 0;
  return matchAt(pattern, text, index)?.[0].length ?? 0;
}

const pattern = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

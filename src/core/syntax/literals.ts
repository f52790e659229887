import type { Lexis } from './lexis.ts';

/** A character literal being written; the text right of the cursor tells whether it is one. */
export const openCharacter = /(?<![\w)\]}'".])'(?:\\[^\n']{0,10}|[^'\\\n]?)$/uy;

/** Matches a sticky pattern at an index. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** UTF-16 code units of a literal at an index that comes before comments, strings and brackets; 0 if there is none. */
export function otherLiteral(text: string, index: number, { literal }: Lexis): number {
  return (literal && matchAt(literal, text, index)?.[0].length) ?? 0;
}

/** UTF-16 code units of a complete character or regular expression literal at an index; 0 if there is none. */
export function wholeLiteral(text: string, index: number, { character, patternAfter }: Lexis): number {
  if (character && text[index] === "'") return matchAt(character, text, index)?.[0].length ?? 0;
  if (!patternAfter || text[index] !== '/') return 0;
  if (!patternAfter.test(text.slice(Math.max(0, index - 12), index))) return 0;
  return matchAt(pattern, text, index)?.[0].length ?? 0;
}

const pattern = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

import type { Cursor } from './cursor.ts';
import { scan, type Closer, type Frame } from './scan.ts';

/**
 * Whether a rest of a line is only what an editor or a finished statement leaves right of the cursor: closing brackets
 * and quotes, then at most one of `: { ; ,`. The same pattern as Copilot accepts in the middle of a line. An empty
 * rest counts, too.
 */
export function isClosersOnly(lineAfter: string): boolean {
  // Trimmed first: with several `\s*`, long whitespace would take cubic time to match.
  return /^[)>}\]"'`]*\s*[:{;,]?$/.test(lineAfter.trim());
}

/** The unmatched delimiters of a text. */
export interface Balance {
  /** Those that close something from before it. */
  closers: readonly Closer[];
  /** Those left open, outermost first. */
  openers: readonly Frame[];
}

/**
 * Matches the brackets and the delimiters of strings and comments in a text at a cursor. Brackets inside strings do
 * not count, nor do quotes that begin no string in the language.
 */
export function balanceAt({ lexis, open, lineBefore }: Cursor, text: string): Balance {
  const whole = lineBefore + text;
  const from = lineBefore.length;
  const { closers, open: after } = scan(whole, lexis, { from, open });
  return {
    closers: closers.map(({ mark, index }) => ({ mark, index: index - from })),
    openers: after
      .filter((frame) => !open.includes(frame) && !frame.unsure)
      .map((frame) => ({ ...frame, index: frame.index - from })),
  };
}

/** What a text at a cursor leaves open beyond the end of a line: brackets, and multi-line strings. */
export function openAcrossLines(cursor: Cursor, text: string): readonly Frame[] {
  return balanceAt(cursor, `${text}\n`).openers;
}

/** The closer of a bracket. */
export function closing(opener: string): string {
  return closerOf[opener] ?? opener;
}

const closerOf: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

import type { Cursor } from './cursor.ts';
import { scan, type Closer, type Frame } from './scan.ts';

/**
 * Whether a rest of a line is only what an editor or a finished statement leaves right of the cursor: closing
 * brackets and quotes, then at most one of `: { ; ,`. The same shape as Copilot's ghost text accepts in the middle of
 * a line. An empty or blank rest counts too.
 */
export function isClosersOnly(lineAfter: string): boolean {
  // Trimmed first: with several `\s*` a long blank rest would make the match cubic.
  return /^[)>}\]"'`]*\s*[:{;,]?$/.test(lineAfter.trim());
}

/** What of a text has no partner in it. */
export interface Balance {
  /** What closes something from before it. */
  closers: readonly Closer[];
  /** What is left open, outermost first. */
  openers: readonly Frame[];
}

/**
 * Pairs the brackets and the delimiters of strings and comments of a text that stands at a cursor. Brackets within
 * strings do not count, nor do quotes that begin no string in the language.
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

/** What a text leaves open at a cursor that goes on over the end of a line: brackets, and strings of several lines. */
export function openAcrossLines(cursor: Cursor, text: string): readonly Frame[] {
  return balanceAt(cursor, `${text}\n`).openers;
}

/** What closes a bracket. */
export function closing(opener: string): string {
  return closerOf[opener] ?? opener;
}

const closerOf: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

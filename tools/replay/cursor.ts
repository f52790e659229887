import type { TextReader } from '../../src/core/text/textWindow.ts';

/** A document written with `█` where the cursor is. */
export interface Marked {
  text: string;
  offset: number;
  before: string;
  after: string;
}

/** Reads the notation: exactly one `█`. */
export function parseCursor(marked: string): Marked {
  const offset = marked.indexOf('█');
  if (offset === -1 || marked.indexOf('█', offset + 1) !== -1)
    throw new Error(`One █ was expected in: ${marked}`);
  const before = marked.slice(0, offset);
  const after = marked.slice(offset + 1);
  return { text: before + after, offset, before, after };
}

/** A reader of a string that also counts the characters asked for. */
export function readerOf(text: string): TextReader & { read: number } {
  return {
    read: 0,
    slice(start, end) {
      const part = text.slice(Math.max(0, start), Math.max(0, end));
      this.read += part.length;
      return part;
    },
  };
}

/**
 * Writes a suggestion as an editor shows it: ghost text in square brackets, real text outside. The item replaces
 * `over` characters right of the cursor, which VS Code finds again in the inserted text and shows between the parts.
 * Where it replaces blanks before the cursor, it is shown as it will stand.
 */
export function showGhost(
  before: string,
  text: string,
  over: number,
  after: string,
  replaced: { length: number; text: string } = { length: 0, text: '' },
): string {
  const left = before.slice(0, before.length - replaced.length) + replaced.text;
  const kept = after.slice(0, over);
  let rest = text;
  let shown = '';
  // From the back, since the last fitting place is what an editor's diff of closers takes.
  for (const char of kept.split('').reverse()) {
    const at = rest.lastIndexOf(char);
    if (at === -1) throw new Error(`${JSON.stringify(text)} does not contain ${JSON.stringify(kept)}`);
    shown = char + ghost(rest.slice(at + 1)) + shown;
    rest = rest.slice(0, at);
  }
  return left + ghost(rest) + shown + after.slice(over);
}

function ghost(text: string): string {
  return text === '' ? '' : `[${text}]`;
}

/** A formula in a text. */
export interface Formula {
  tex: string;
  /** Displayed on lines of its own. */
  display: boolean;
  /** The offset after the closing delimiter. */
  end: number;
}

const delimiters = [
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
  { open: '$$', close: '$$', display: true },
] as const;

/** The formula in `\(…\)`, `\[…\]` or `$$…$$` that begins at `at` and ends before `max`, if there is one. */
export function formulaAt(text: string, at: number, max: number): Formula | undefined {
  const kind = delimiters.find(({ open }) => text.startsWith(open, at));
  if (!kind) return undefined;
  const start = at + kind.open.length;
  const close = closeOf(text, start, max, kind.close);
  if (close === -1) return undefined;
  const end = close + kind.close.length;
  const tex = text.slice(start, close);
  // `\[a\](b)` is an escaped link.
  const isLink = kind.open === '\\[' && /^[([:]/.test(text.slice(end, end + 1));
  return tex.trim() === '' || isLink ? undefined : { tex, display: kind.display, end };
}

/** The most UTF-16 code units of a formula: far more than people write, and few enough to be scanned repeatedly. */
export const longestFormula = 5000;

/** The offset of the delimiter that ends a formula, or -1. Escaped delimiters do not count. */
export function closeOf(text: string, from: number, max: number, close: string): number {
  const end = Math.min(max, from + longestFormula) - close.length;
  for (let at = from; at <= end; at++) {
    if (text.startsWith(close, at)) return at;
    if (text[at] === '\\') at++;
  }
  return -1;
}

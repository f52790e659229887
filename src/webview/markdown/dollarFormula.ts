import { closeOf, formulaAt, type Formula } from './formulaAt.ts';

/**
 * The formula in `$…$` or `$$…$$` that begins at `at` and ends before `max`, if there is one. Amounts of money, shell
 * variables and prose between two dollars are not formulas. The rules for what may be next to the dollars are
 * Pandoc's.
 */
export function dollarFormula(text: string, at: number, max: number): Formula | undefined {
  if (/[\p{L}\p{N}$\\]/u.test(text.slice(Math.max(0, at - 1), at))) return undefined;
  if (text.startsWith('$$', at)) return formulaAt(text, at, max);
  const close = closeOf(text, at + 1, max, '$');
  if (close === -1) return undefined;
  const tex = text.slice(at + 1, close);
  if (!/^\S(?:.*\S)?$/.test(tex) || /[\p{L}\p{N}$]/u.test(text.slice(close + 1, close + 2))) return undefined;
  return isProse(tex) ? undefined : { tex, display: false, end: close + 1 };
}

/** Whether it has two words next to each other, or an amount before a word. */
function isProse(tex: string): boolean {
  const plain = tex.replace(/\\[a-zA-Z]+\s*(?:\{[^{}]*\})?/g, '\\');
  return /[\p{L}]{2,}[\s,.;:]+[\p{L}]{2,}/u.test(plain) || /^\d[\d.,]*[\s,]+\p{L}{2,}/u.test(plain);
}

/** Tokens of the longest text that is remembered as replaced: an identifier, or a call around it. */
const longest = 8;

interface Replacement<T> {
  from: readonly T[];
  to: readonly T[];
}

/**
 * What an answer writes instead of which part of its source, as seen so far: after the first use of a renamed symbol
 * the others are known. The latest for each first token counts.
 */
export class Replacements<T> {
  readonly #known = new Map<T, Replacement<T>>();

  /** Remembers that `to` was written for `from`. Nothing is learned from what is empty, long, or has a gap. */
  learn(from: readonly (T | undefined)[], to: readonly (T | undefined)[]): void {
    const [first] = from;
    if (first === undefined || !isWhole(from) || !isWhole(to)) return;
    if (from.length <= longest && to.length <= longest) this.#known.set(first, { from, to });
  }

  /** What to write for the text from a place on, if that is known. */
  at(text: readonly (T | undefined)[], place: number): Replacement<T> | undefined {
    const first = text[place];
    const known = first === undefined ? undefined : this.#known.get(first);
    return known?.from.every((token, index) => text[place + index] === token) ? known : undefined;
  }

  /** Forgets what was no rule. */
  forget(first: T): void {
    this.#known.delete(first);
  }
}

function isWhole<T>(tokens: readonly (T | undefined)[]): tokens is readonly T[] {
  return !tokens.includes(undefined);
}

/** Tokens of the longest replaced text to remember: an identifier, or a call around it. */
const longest = 8;

interface Replacement<T> {
  from: readonly T[];
  to: readonly T[];
}

/**
 * What the answer writes in place of which part of its source, as seen so far: after the first use of a renamed symbol
 * the others are known. For each first token, the latest replacement counts.
 */
export class Replacements<T> {
  readonly #known = new Map<T, Replacement<T>>();

  /** Learns that `to` was written for `from`. Empty or long texts and texts with a gap are ignored. */
  learn(from: readonly (T | undefined)[], to: readonly (T | undefined)[]): void {
    const [first] = from;
    if (first === undefined || !isWhole(from) || !isWhole(to)) return;
    if (from.length <= longest && to.length <= longest) this.#known.set(first, { from, to });
  }

  /** The replacement for the text at a position, if there is one. */
  at(text: readonly (T | undefined)[], place: number): Replacement<T> | undefined {
    const first = text[place];
    const known = first === undefined ? undefined : this.#known.get(first);
    return known?.from.every((token, index) => text[place + index] === token) ? known : undefined;
  }

  /** Forgets a replacement that did not apply again. */
  forget(first: T): void {
    this.#known.delete(first);
  }
}

function isWhole<T>(tokens: readonly (T | undefined)[]): tokens is readonly T[] {
  return !tokens.includes(undefined);
}

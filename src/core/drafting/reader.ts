import type { Replacements } from './replacements.ts';

/** A replacement that is being emitted. */
interface Replacing<T> {
  to: readonly T[];
  written: number;
  /** The position after the replaced text. */
  end: number;
}

/** Reads a text token by token from a position, applying the known replacements. Ends at a gap in the text. */
export class Reader<T> {
  readonly #text: readonly (T | undefined)[];
  readonly #replacements: Replacements<T>;
  #place: number;
  #replacing: Replacing<T> | undefined;

  constructor(text: readonly (T | undefined)[], replacements: Replacements<T>, place: number) {
    this.#text = text;
    this.#replacements = replacements;
    this.#place = place;
    this.#lookAhead();
  }

  /** The position in the text; during a replacement, where the replaced text begins. */
  get place(): number {
    return this.#place;
  }

  /** How many tokens of the current replacement have been emitted. */
  get written(): number {
    return this.#replacing?.written ?? 0;
  }

  /** Whether the next token comes from a replacement. */
  get replaces(): boolean {
    return this.#replacing !== undefined;
  }

  get next(): T | undefined {
    return this.#replacing ? this.#replacing.to[this.#replacing.written] : this.#text[this.#place];
  }

  step(): void {
    if (this.#replacing) this.#replacing.written++;
    else this.#place++;
    this.#lookAhead();
  }

  /** The next tokens, at most `most`. Does not move. */
  ahead(most: number): T[] {
    const scout = new Reader(this.#text, this.#replacements, this.#place);
    scout.#replacing = this.#replacing && { ...this.#replacing };
    const tokens: T[] = [];
    for (let next = scout.next; next !== undefined && tokens.length < most; next = scout.next) {
      tokens.push(next);
      scout.step();
    }
    return tokens;
  }

  #lookAhead(): void {
    while (!this.#replacing || this.#replacing.written === this.#replacing.to.length) {
      if (this.#replacing) this.#place = this.#replacing.end;
      const known = this.#replacements.at(this.#text, this.#place);
      this.#replacing = known && { to: known.to, written: 0, end: this.#place + known.from.length };
      if (!known) return;
    }
  }
}

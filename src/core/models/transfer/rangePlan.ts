import type { Blocks, Span } from './blocks.ts';

/**
 * Divides what is missing of a file among connections: each takes a run of missing blocks, the first ones first, which
 * no other connection has.
 */
export class RangePlan {
  readonly #blocks: Blocks;
  readonly #partBlocks: number;
  readonly #taken = new Set<number>();

  /** @param partBytes the most bytes of a range. */
  constructor(blocks: Blocks, partBytes: number) {
    this.#blocks = blocks;
    this.#partBlocks = Math.max(1, Math.floor(partBytes / blocks.blockBytes));
  }

  /** The next range to fetch, of whole blocks; `undefined` when others fetch all that is missing. */
  take(): Span | undefined {
    const first = this.#firstFree();
    if (first === undefined) return undefined;
    let end = first;
    while (end < this.#blocks.count && end - first < this.#partBlocks && this.#isFree(end))
      this.#taken.add(end++);
    return { from: this.#blocks.span(first).from, to: this.#blocks.span(end - 1).to };
  }

  /** Gives a range back, fetched or not. */
  release({ from, to }: Span): void {
    for (let index = this.#blocks.indexOf(from); index <= this.#blocks.indexOf(to - 1); index++)
      this.#taken.delete(index);
  }

  #firstFree(): number | undefined {
    for (let index = 0; index < this.#blocks.count; index++) if (this.#isFree(index)) return index;
    return undefined;
  }

  #isFree(index: number): boolean {
    return this.#blocks.sum(index) === undefined && !this.#taken.has(index);
  }
}

/** Bytes of a file, from `from` up to but not including `to`. */
export interface Span {
  from: number;
  to: number;
}

/** Which blocks of a file have arrived, each with its CRC-32 at arrival. */
export class Blocks {
  readonly total: number;
  readonly blockBytes: number;
  readonly count: number;
  readonly #sums: (number | undefined)[];
  #received = 0;
  #missing: number;

  /** @param total bytes of the file, above 0. */
  constructor(total: number, blockBytes: number) {
    this.total = total;
    this.blockBytes = blockBytes;
    this.count = Math.ceil(total / blockBytes);
    this.#missing = this.count;
    this.#sums = Array.from({ length: this.count }, () => undefined);
  }

  /** Bytes of all blocks that have arrived. */
  get received(): number {
    return this.#received;
  }

  get complete(): boolean {
    return this.#missing === 0;
  }

  /** The CRC-32 of a block, or `undefined` if it has not arrived. */
  sum(index: number): number | undefined {
    return this.#sums[index];
  }

  /** The first block whose sum is such. */
  first(test: (sum: number | undefined) => boolean): number | undefined {
    const index = this.#sums.findIndex(test);
    return index < 0 ? undefined : index;
  }

  span(index: number): Span {
    return { from: index * this.blockBytes, to: Math.min((index + 1) * this.blockBytes, this.total) };
  }

  /** The block that a byte is in. */
  indexOf(offset: number): number {
    return Math.floor(offset / this.blockBytes);
  }

  /** Records that a block has arrived, or, with `undefined`, that it must be fetched again. */
  record(index: number, sum: number | undefined): void {
    const { from, to } = this.span(index);
    const had = this.#sums[index] !== undefined;
    const has = sum !== undefined;
    this.#sums[index] = sum;
    if (had === has) return;
    this.#received += has ? to - from : from - to;
    this.#missing += has ? -1 : 1;
  }
}

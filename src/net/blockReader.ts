import type { Blocks } from '../core/models/transfer/blocks.ts';

/** Gets a block that has arrived. The bytes are valid until it resolves. */
export type TakeBlock = (index: number, bytes: Uint8Array) => Promise<void>;

/**
 * Cuts what arrives into blocks. It keeps the beginning of a block when a connection breaks, so that the next one
 * continues at the byte where the last one ended.
 */
export class BlockReader {
  readonly #blocks: Blocks;
  readonly #take: TakeBlock;
  readonly #buffer: Uint8Array;
  #filled = 0;
  /** The offset of the next byte in the file. */
  position: number;

  /** @param from where a block begins. */
  constructor(blocks: Blocks, from: number, take: TakeBlock) {
    this.#blocks = blocks;
    this.#take = take;
    this.#buffer = new Uint8Array(Math.min(blocks.blockBytes, blocks.total));
    this.position = from;
  }

  /**
   * Reads a body up to `end`, and no byte further.
   * @returns whether the body had more.
   */
  async read(
    body: AsyncIterable<Uint8Array>,
    end: number,
    onBytes: (count: number) => void,
  ): Promise<boolean> {
    for await (const chunk of body) {
      let rest = chunk;
      onBytes(chunk.length);
      while (rest.length > 0) {
        if (this.position >= end) return true;
        rest = rest.subarray(await this.#fill(rest, end));
      }
    }
    return false;
  }

  /** Takes bytes up to the end of the current block, and returns how many. */
  async #fill(bytes: Uint8Array, end: number): Promise<number> {
    const index = this.#blocks.indexOf(this.position);
    const { from, to } = this.#blocks.span(index);
    const count = Math.min(bytes.length, to - this.position, end - this.position);
    this.#buffer.set(bytes.subarray(0, count), this.#filled);
    this.#filled += count;
    this.position += count;
    if (this.position === to) {
      await this.#take(index, this.#buffer.subarray(0, to - from));
      this.#filled = 0;
    }
    return count;
  }
}

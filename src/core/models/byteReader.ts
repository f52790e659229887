/**
 * Reads part of a file: `length` bytes from `offset` on, or fewer at the file's end. Rejects with the operating
 * system's error when the file cannot be read.
 */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** The file is truncated: it claims to be longer than it is, or ends within a value. */
export class CutOff extends Error {}

/** A value that no valid file contains. */
export class Damaged extends Error {}

/** The most bytes of a string. A chat template, the longest in practice, has tens of thousands. */
const longestString = 1 << 24;

/** Bytes read from the file at a time: the head of a gpt-oss model has about ten such blocks. */
const usualBlock = 1 << 20;

/**
 * Reads little-endian values one after another. Every length is checked against the file's size before anything is
 * allocated or skipped, so that a damaged file costs no more than a good one.
 * @throws CutOff when a value would end beyond the file's end.
 * @throws Damaged when a string is impossibly long.
 */
export class ByteReader {
  readonly #read: ReadAt;
  readonly #fileSize: number;
  readonly #block: number;
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** Where the view begins in the file, and the offset of the next value in the view. */
  #start = 0;
  #next = 0;

  /** @param block bytes read from the file at a time. */
  constructor(read: ReadAt, fileSize: number, block = usualBlock) {
    this.#read = read;
    this.#fileSize = fileSize;
    this.#block = block;
  }

  /** The current offset in the file, in bytes. */
  get at(): number {
    return this.#start + this.#next;
  }

  async u32(): Promise<number> {
    return (await this.#take(4)).getUint32(0, true);
  }

  /** Exact up to 2^53, which is more than any file needs. */
  async u64(): Promise<number> {
    return Number((await this.#take(8)).getBigUint64(0, true));
  }

  /** A view of the next `length` bytes. */
  async view(length: number): Promise<DataView> {
    return await this.#take(length);
  }

  /** A length-prefixed string. An impossibly long one is damage, and allocates nothing. */
  async string(): Promise<string> {
    const length = await this.count(1);
    if (length > longestString) throw new Damaged();
    return new TextDecoder().decode(await this.#take(length));
  }

  /** A 64-bit count of items of at least `size` bytes each, checked against the rest of the file. */
  async count(size: number): Promise<number> {
    const value = await this.u64();
    if (value * size > this.#fileSize - this.at) throw new CutOff();
    return value;
  }

  skip(length: number): void {
    if (length > this.#fileSize - this.at) throw new CutOff();
    this.#next += length;
  }

  /** Skips length-prefixed strings. A vocabulary has hundreds of thousands, so this awaits only once per block. */
  async skipStrings(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      if (!this.#has(8)) await this.#fill(8);
      const length = Number(this.#view.getBigUint64(this.#next, true));
      this.#next += 8;
      this.skip(length);
    }
  }

  async #take(length: number): Promise<DataView> {
    if (!this.#has(length)) await this.#fill(length);
    const { buffer, byteOffset } = this.#view;
    const view = new DataView(buffer, byteOffset + this.#next, length);
    this.#next += length;
    return view;
  }

  #has(length: number): boolean {
    return this.#next + length <= this.#view.byteLength;
  }

  async #fill(length: number): Promise<void> {
    const from = this.at;
    if (length > this.#fileSize - from) throw new CutOff();
    const bytes = await this.#read(from, Math.min(Math.max(length, this.#block), this.#fileSize - from));
    if (bytes.length < length) throw new CutOff();
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start = from;
    this.#next = 0;
  }
}

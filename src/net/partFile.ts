import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Blocks } from '../core/models/transfer/blocks.ts';
import { journalHeader, journalLine, readJournal, type Identity } from '../core/models/transfer/journal.ts';
import { journalOf, partOf } from '../core/models/transfer/partNames.ts';

/**
 * A file that is being downloaded: `NAME.part`, and beside it a journal with a line for each block that has arrived. A
 * block is written before its line, and nothing is flushed until the end: after a power failure a line may stand for a
 * block that is not there, which its sum then shows.
 */
export class PartFile {
  /** Of the unfinished file. */
  readonly path: string;
  readonly #finalPath: string;
  readonly #journalPath: string;
  readonly #blockBytes: number;
  #content: Content | undefined;

  constructor(finalPath: string, blockBytes: number) {
    this.#finalPath = finalPath;
    this.path = partOf(finalPath);
    this.#journalPath = journalOf(finalPath);
    this.#blockBytes = blockBytes;
  }

  /** What has arrived; `undefined` before the first answer. */
  get blocks(): Blocks | undefined {
    return this.#content?.blocks;
  }

  get identity(): Identity | undefined {
    return this.#content?.identity;
  }

  /** Opens what an earlier run has left, if anything. */
  async open(): Promise<void> {
    const text = await readFile(this.#journalPath, 'utf8').catch(() => '');
    const known = readJournal(text);
    const file = known && (await open(this.path, 'r+').catch(() => undefined));
    if (!known || !file) return;
    const journal = await open(this.#journalPath, 'a');
    this.#content = { ...known, file, journal };
    // The cut-off end of the last line would spoil the next one.
    if (!text.endsWith('\n')) await journal.write('\n');
  }

  /** Starts over with a file of this identity, of which nothing has arrived. */
  async begin(identity: Identity): Promise<void> {
    await this.close();
    const file = await open(this.path, 'w+');
    const journal = await open(this.#journalPath, 'w');
    this.#content = { identity, blocks: new Blocks(identity.total, this.#blockBytes), file, journal };
    await journal.write(journalHeader(identity, this.#blockBytes));
  }

  /** Writes a block that has arrived. */
  async write(index: number, bytes: Uint8Array): Promise<void> {
    const { blocks, file } = this.#opened();
    const { from } = blocks.span(index);
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written, from + written);
      written += bytesWritten;
    }
    await this.#record(index, crc32(bytes));
  }

  /** Records that a block must be fetched again. */
  async drop(index: number): Promise<void> {
    await this.#record(index, undefined);
  }

  /** Reads from the unfinished file; fewer bytes at its end. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await this.#opened().file.read(bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  }

  /** Flushes the complete file to the disk. */
  async flush(): Promise<void> {
    await this.#opened().file.sync();
  }

  /** Gives the complete file its final name. */
  async finish(): Promise<void> {
    await this.close();
    await rename(this.path, this.#finalPath);
    await rm(this.#journalPath, { force: true });
  }

  /** Deletes what has arrived. */
  async discard(): Promise<void> {
    await this.close();
    await deletePart(this.#finalPath);
  }

  async close(): Promise<void> {
    const content = this.#content;
    this.#content = undefined;
    await content?.file.close();
    await content?.journal.close();
  }

  async #record(index: number, sum: number | undefined): Promise<void> {
    const { blocks, journal } = this.#opened();
    blocks.record(index, sum);
    await journal.write(journalLine(index, sum));
  }

  #opened(): Content {
    if (!this.#content) throw new Error('The unfinished file is closed.');
    return this.#content;
  }
}

/** How much has arrived of a file that nobody downloads now; bytes. */
export async function readKnown(finalPath: string): Promise<{ received: number; total: number } | undefined> {
  const text = await readFile(journalOf(finalPath), 'utf8').catch(() => '');
  const blocks = readJournal(text)?.blocks;
  return blocks && { received: blocks.received, total: blocks.total };
}

/** Deletes what has arrived of a file that is not open. */
export async function deletePart(finalPath: string): Promise<void> {
  // The journal first: a file without one counts for nothing.
  await rm(journalOf(finalPath), { force: true });
  await rm(partOf(finalPath), { force: true });
}

interface Content {
  identity: Identity;
  blocks: Blocks;
  file: FileHandle;
  journal: FileHandle;
}

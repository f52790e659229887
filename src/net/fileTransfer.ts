import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { ReadAt } from '../core/models/byteReader.ts';
import type { CatalogueFile } from '../core/models/catalogue/catalogueEntry.ts';
import type { Blocks } from '../core/models/transfer/blocks.ts';
import type { Identity } from '../core/models/transfer/journal.ts';
import { diskFailure } from '../core/models/transfer/systemErrors.ts';
import type { DownloadFailure, ModelFailure } from '../protocol/failure.ts';
import { DownloadError } from './downloadError.ts';
import { FileFetch } from './fileFetch.ts';
import { PartFile } from './partFile.ts';
import { Patience } from './patience.ts';
import type { Tuning } from './tuning.ts';
import { Verifier } from './verifier/verifier.ts';

/** A GGUF head is inspected when so many bytes have arrived. That of gpt-oss has 13 MB. */
const headBytes = 32 << 20;

/** While a file is repaired, the whole is hashed after each of the first ranges that differ, and then only at the end. */
const soonHashed = 3;

interface TransferOptions {
  file: CatalogueFile;
  /** The final path. */
  path: string;
  tuning: Tuning;
  verifierPath: string;
  /** Called when bytes have arrived, and when the download waits or goes on. */
  onChange: () => void;
  /** Says what is wrong with the head of the file, as soon as it has arrived. */
  inspect: (read: ReadAt, size: number) => Promise<ModelFailure | undefined>;
}

/** The download of one file, up to the complete and verified `NAME.part`. */
export class FileTransfer {
  readonly part: PartFile;
  readonly #options: TransferOptions;
  readonly #fetch: FileFetch;
  /** The verifier, and the blocks that it reads. */
  #verified: { by: Verifier; blocks: Blocks } | undefined;
  #inspected = false;
  #waiting: DownloadFailure | undefined;
  /** How far it had come when the file was closed. */
  #ended: { received: number; total: number | undefined } | undefined;
  /** Ends the download for a reason that is not found by fetching. */
  readonly #fault = new AbortController();

  constructor(options: TransferOptions) {
    const { file, tuning } = options;
    this.#options = options;
    this.part = new PartFile(options.path, tuning.blockBytes);
    const patience = new Patience(tuning.patience, (failure) => {
      this.#waiting = failure;
      options.onChange();
    });
    this.#fetch = new FileFetch({
      file,
      part: this.part,
      tuning,
      patience,
      begin: (identity) => this.#begin(identity),
      take: async (index, bytes) => {
        await this.#disk(() => this.part.write(index, bytes));
        this.#verifier().feed();
        options.onChange();
      },
    });
  }

  /** Why it waits, if it does. */
  get waiting(): DownloadFailure | undefined {
    return this.#waiting;
  }

  /** Bytes that are on the disk. */
  get received(): number {
    return this.part.blocks?.received ?? this.#ended?.received ?? 0;
  }

  /** Bytes of the whole, if known. */
  get total(): number | undefined {
    return this.part.identity?.total ?? this.#ended?.total ?? this.#options.file.bytes;
  }

  /**
   * Downloads what is missing and verifies the whole. The file stays open until {@link end}.
   * @throws DownloadError. Rejects with the signal's reason.
   */
  async run(outer: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([outer, this.#fault.signal]);
    const stop = (): void => void this.#verified?.by.stop();
    signal.addEventListener('abort', stop);
    try {
      await this.#disk(() => this.part.open());
      if (this.part.blocks) this.#verifier().feed();
      const found = await this.#fetchAndHash(signal);
      const wanted = this.#fetch.identity.sha256;
      if (wanted !== undefined && found !== wanted) await this.#repair(wanted, signal);
      await this.#disk(() => this.part.flush());
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await this.#verified?.by.stop();
    }
  }

  /** Gives the complete file its final name, or keeps or deletes what has arrived. */
  async end(how: 'finish' | 'keep' | 'discard'): Promise<void> {
    // Nothing is worth no file.
    const kept = how === 'keep' && this.received === 0 ? 'discard' : how;
    this.#ended = { received: kept === 'discard' ? 0 : this.received, total: this.total };
    if (kept === 'finish') await this.#disk(() => this.part.finish());
    else if (kept === 'discard') await this.part.discard();
    else await this.part.close();
  }

  /** Fetches until the disk has all blocks as they arrived, and returns the SHA-256 of the whole. */
  async #fetchAndHash(signal: AbortSignal): Promise<string> {
    for (;;) {
      await this.#fetch.fill(signal);
      const verifier = this.#verifier();
      verifier.feed();
      await verifier.settled();
      if (this.part.blocks?.complete === true) return await verifier.digest();
    }
  }

  /**
   * All blocks are on the disk as they arrived, but the whole is wrong: some did not arrive as they were sent. A hash of
   * the whole does not tell which, so ranges are fetched again, one after another, and what differs is replaced, until
   * the whole is right.
   */
  async #repair(wanted: string, signal: AbortSignal): Promise<void> {
    const total = this.total ?? 0;
    const { partBytes } = this.#options.tuning;
    let spoilt = 0;
    for (let from = 0; from < total; from += partBytes) {
      const differing = new Set<number>();
      const span = { from, to: Math.min(from + partBytes, total) };
      const ranged = await this.#fetch.again(
        span,
        async (index, bytes) => {
          if (crc32(bytes) === this.part.blocks?.sum(index)) return;
          differing.add(index);
          await this.#disk(() => this.part.write(index, bytes));
        },
        signal,
      );
      if (!ranged) {
        // Nothing can be fetched but the whole.
        await this.#disk(() => this.part.discard());
        spoilt = 1;
        break;
      }
      if (differing.size > 0 && ++spoilt <= soonHashed && (await this.#hashAnew(signal)) === wanted) return;
    }
    if (spoilt > 0 && (await this.#hashAnew(signal)) === wanted) return;
    const { url } = this.#options.file;
    throw new DownloadError({ code: 'wrong-checksum', url, host: new URL(url).host }, true);
  }

  async #hashAnew(signal: AbortSignal): Promise<string> {
    await this.#verified?.by.stop();
    this.#verified = undefined;
    return await this.#fetchAndHash(signal);
  }

  #verifier(): Verifier {
    const { blocks } = this.part;
    if (!blocks) throw new Error('The unfinished file is closed.');
    if (this.#verified?.blocks === blocks) return this.#verified.by;
    void this.#verified?.by.stop();
    const by = new Verifier(this.#options.verifierPath, {
      path: this.part.path,
      blocks,
      onBad: (index) => void this.part.drop(index).catch(() => undefined),
      onGood: (bytes) => {
        if (!this.#inspected && bytes >= Math.min(headBytes, blocks.total)) void this.#inspect(blocks.total);
        this.#options.onChange();
      },
    });
    this.#verified = { by, blocks };
    return by;
  }

  async #inspect(total: number): Promise<void> {
    this.#inspected = true;
    const read: ReadAt = (offset, length) => this.part.read(offset, length);
    const failure = await this.#options.inspect(read, total).catch(() => undefined);
    if (failure) this.#fault.abort(new DownloadError(failure, true));
  }

  /** Makes room for a file of which nothing has arrived yet. */
  async #begin(identity: Identity): Promise<void> {
    const { path: final, tuning, file } = this.#options;
    const folder = path.dirname(final);
    await this.#disk(() => mkdir(folder, { recursive: true }));
    const free = await this.#disk(() => tuning.freeSpace(folder));
    const { url } = file;
    const needed = identity.total;
    if (needed + tuning.reserve > free)
      throw new DownloadError({ code: 'disk-full', url, host: new URL(url).host, folder, needed, free });
    await this.#disk(() => this.part.begin(identity));
  }

  /** Runs what uses the disk. */
  async #disk<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { file, path: final, tuning } = this.#options;
      const folder = path.dirname(final);
      const bytes = this.total ?? 0;
      const facts = {
        file: this.part.path,
        folder,
        needed: bytes - this.received,
        free: await tuning.freeSpace(folder).catch(() => 0),
        bytes,
      };
      throw new DownloadError(diskFailure({ url: file.url, host: new URL(file.url).host }, error, facts));
    }
  }
}

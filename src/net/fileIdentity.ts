import { crc32 } from 'node:zlib';
import { sameFile, type Identity } from '../core/models/transfer/journal.ts';
import { BlockReader } from './blockReader.ts';
import { DownloadError } from './downloadError.ts';
import type { PartFile } from './partFile.ts';
import type { Source } from './source.ts';

/** The file on the server is another one than before, and nobody knows which is meant. */
export class ChangedOnServer extends Error {}

/** Watches that all answers are about one file. */
export class FileIdentity {
  readonly #source: Source;
  readonly #part: PartFile;
  readonly #begin: (identity: Identity) => Promise<void>;
  /** Tags under which the known content was seen: two servers of one network may differ in them. */
  readonly #accepted = new Set<string | undefined>();
  #learnt: string | undefined;

  /** @param begin called with the first identity; it makes room for the file. */
  constructor(options: { source: Source; part: PartFile; begin: (identity: Identity) => Promise<void> }) {
    this.#source = options.source;
    this.#part = options.part;
    this.#begin = options.begin;
  }

  /** The file's SHA-256: the catalogue's, else the one that a model hub told. */
  get sha256(): string | undefined {
    return this.#source.file.sha256 ?? this.#learnt;
  }

  /**
   * Compares an answer with the file of which something has arrived.
   * @throws DownloadError when it cannot be the file; ChangedOnServer when it is another one than before, and no
   *   checksum tells which is right.
   */
  async confirm(identity: Identity, signal: AbortSignal): Promise<void> {
    const { file, at } = this.#source;
    const { total, linked } = identity;
    if (total === 0) throw new DownloadError({ code: 'empty-file', ...at });
    if (file.bytes !== undefined && total !== file.bytes)
      throw new DownloadError({ code: 'wrong-length', ...at, expected: file.bytes, found: total });
    const hash = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(linked ?? '')?.[1];
    if (hash !== undefined && file.sha256 !== undefined && hash !== file.sha256)
      throw new DownloadError({ code: 'wrong-checksum', ...at });
    const known = this.#part.identity;
    this.#learnt = known ? (this.#learnt ?? hash) : hash;
    if (!known) await this.#begin(identity);
    else if (!sameFile(known, identity) && !this.#accepted.has(identity.tag)) {
      if (file.sha256 === undefined) throw new ChangedOnServer();
      if (!(await this.#sampleAgrees(signal))) throw new DownloadError({ code: 'changed-on-server', ...at });
      this.#accepted.add(identity.tag);
    }
  }

  /**
   * Fetches a block that is there already, and compares. The checksum at the end decides about the rest.
   * Rejects when the connection breaks.
   */
  async #sampleAgrees(signal: AbortSignal): Promise<boolean> {
    const { blocks } = this.#part;
    const index = blocks?.first((sum) => sum !== undefined);
    if (!blocks || index === undefined) return true;
    const { from, to } = blocks.span(index);
    const opened = await this.#source.open({ from, to }, signal);
    if (!('verdict' in opened)) throw new Error('the server does not answer');
    const { verdict, answer } = opened;
    let sum: number | undefined;
    try {
      if (verdict.type === 'whole') return true;
      const reader = new BlockReader(blocks, from, (_, bytes) => {
        sum = crc32(bytes);
        return Promise.resolve();
      });
      await reader.read(answer.body, to, () => undefined);
    } finally {
      answer.body.destroy();
    }
    if (sum === undefined) throw new Error('the connection ended too early');
    return sum === blocks.sum(index);
  }
}

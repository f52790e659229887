import { DownloadError } from './downloadError.ts';
import { checkFirstBytes } from './firstBytes.ts';
import type { Source } from './source.ts';

/** Bytes of a request. The head of gpt-oss has 13 MB, that of a later part of a split model a few kilobytes. */
const stretch = 4 << 20;

/** Bytes that are read of a server that ignores ranges. */
const mostFromStart = 32 << 20;

/** Reads pieces of a remote file, one after another. Throws a {@link DownloadError}, or rejects with the signal's reason. */
export class RemoteFile {
  readonly #source: Source;
  readonly #signal: AbortSignal;
  /** The piece that was fetched last. */
  #from = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #size: number | undefined;

  constructor(source: Source, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  /** Bytes of the whole file. */
  async size(): Promise<number> {
    if (this.#size === undefined) await this.#fetch(0, stretch);
    return this.#size ?? 0;
  }

  /** As `ReadAt`. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const size = await this.size();
    const end = Math.min(offset + length, size);
    if (offset < this.#from || end > this.#from + this.#bytes.length)
      await this.#fetch(offset, Math.min(Math.max(end, offset + stretch), size));
    return this.#bytes.subarray(offset - this.#from, end - this.#from);
  }

  async #fetch(from: number, to: number): Promise<void> {
    const { file, at } = this.#source;
    const opened = await this.#source.open({ from, to }, this.#signal);
    if ('later' in opened) throw new DownloadError(opened.later);
    const { verdict, answer } = opened;
    try {
      const whole = verdict.type === 'whole';
      const total = whole ? (verdict.total ?? file.bytes) : verdict.identity.total;
      if (whole || from === 0) {
        const body = await checkFirstBytes(answer.body, at);
        if (total === undefined) throw new DownloadError({ code: 'unknown-length', ...at });
        this.#from = 0;
        this.#bytes = await collect(body, whole ? mostFromStart : verdict.to);
      } else {
        this.#from = from;
        this.#bytes = await collect(answer.body, verdict.to - from);
      }
      this.#size = total;
    } catch (error) {
      throw new DownloadError(this.#source.broken(error, this.#signal).later);
    } finally {
      answer.body.destroy();
    }
  }
}

async function collect(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, most));
}

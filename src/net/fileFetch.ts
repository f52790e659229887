import type { CatalogueFile } from '../core/models/catalogue/catalogueEntry.ts';
import type { Blocks, Span } from '../core/models/transfer/blocks.ts';
import type { Identity } from '../core/models/transfer/journal.ts';
import { RangePlan } from '../core/models/transfer/rangePlan.ts';
import { BlockReader, type TakeBlock } from './blockReader.ts';
import { DownloadError } from './downloadError.ts';
import { ChangedOnServer, FileIdentity } from './fileIdentity.ts';
import { checkFirstBytes } from './firstBytes.ts';
import type { PartFile } from './partFile.ts';
import type { Patience } from './patience.ts';
import { Source, type Opened } from './source.ts';
import type { Tuning } from './tuning.ts';

/** How often a file may change on the server while it is fetched. */
const mostChanges = 2;

/** Fetches what is missing of a file, over several connections where the server allows ranges. */
export class FileFetch {
  readonly identity: FileIdentity;
  readonly #source: Source;
  readonly #part: PartFile;
  readonly #tuning: Tuning;
  readonly #patience: Patience;
  readonly #take: TakeBlock;
  /** One connection is enough: the server ignored a range, or had too many requests. */
  #single = false;
  #changes = 0;

  /** @param take gets each block once, also those of a new beginning. */
  constructor(options: {
    file: CatalogueFile;
    part: PartFile;
    tuning: Tuning;
    patience: Patience;
    begin: (identity: Identity) => Promise<void>;
    take: TakeBlock;
  }) {
    const { file, part, tuning, patience, begin, take } = options;
    this.#source = new Source(file, tuning.idle);
    this.#part = part;
    this.#tuning = tuning;
    this.#patience = patience;
    this.#take = take;
    this.identity = new FileIdentity({ source: this.#source, part, begin });
  }

  /**
   * Fetches until nothing is missing.
   * @throws DownloadError. Rejects with the signal's reason.
   */
  async fill(signal: AbortSignal): Promise<void> {
    while (this.#part.blocks?.complete !== true) {
      try {
        await this.#round(signal);
      } catch (error) {
        if (!(error instanceof ChangedOnServer)) throw error;
        await this.#part.discard();
        if (++this.#changes > mostChanges)
          throw new DownloadError({ code: 'changed-on-server', ...this.#source.at });
      }
    }
  }

  /**
   * Fetches a range again, and gives `take` each block of it.
   * @returns false if the server ignores ranges; nothing was taken then.
   */
  async again(span: Span, take: TakeBlock, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#fetchSpan(span, undefined, take, signal);
      return true;
    } catch (error) {
      if (error instanceof RangesIgnored) return false;
      if (error instanceof ChangedOnServer)
        throw new DownloadError({ code: 'changed-on-server', ...this.#source.at });
      throw error;
    }
  }

  /** One opening request, which tells what the server can do, and all that follows from its answer. */
  async #round(signal: AbortSignal): Promise<void> {
    const asked = this.#firstSpan();
    const opened = await this.#open(asked, signal);
    if (opened.verdict.type === 'whole') {
      await this.#readWhole(opened, signal);
      return;
    }
    try {
      await this.identity.confirm(opened.verdict.identity, signal);
    } catch (error) {
      opened.answer.body.destroy();
      if (error instanceof ChangedOnServer) throw error;
      await this.#patience.wait(this.#source.broken(error, signal).later, undefined, signal);
      return;
    }
    const blocks = this.#blocks();
    const plan = new RangePlan(blocks, this.#tuning.partBytes);
    const first = plan.take();
    if (!first) return;
    // After a new beginning the answer may be of another place.
    const fits = first.from === asked.from;
    if (!fits) opened.answer.body.destroy();
    await this.#connect(plan, first, fits ? opened : undefined, signal);
  }

  #firstSpan(): Span {
    const { blocks } = this.#part;
    const { partBytes } = this.#tuning;
    const missing = blocks && new RangePlan(blocks, partBytes).take();
    return missing ?? { from: 0, to: Math.min(partBytes, this.#source.file.bytes ?? partBytes) };
  }

  async #connect(
    plan: RangePlan,
    first: Span,
    opened: Opened | undefined,
    outer: AbortSignal,
  ): Promise<void> {
    const stop = new AbortController();
    const signal = AbortSignal.any([outer, stop.signal]);
    const connection = async (span: Span | undefined, answer: Opened | undefined): Promise<void> => {
      for (let next = answer; span; span = plan.take()) {
        try {
          await this.#fetchSpan(span, next, this.#take, signal);
        } catch (error) {
          stop.abort(error);
          throw error;
        } finally {
          plan.release(span);
        }
        next = undefined;
        if (this.#single && answer === undefined) return;
      }
    };
    const count = this.#single ? 1 : this.#tuning.connections;
    const others = Array.from({ length: count - 1 }, () => connection(plan.take(), undefined));
    // Nothing may be written any more when this returns, so all of them must have ended.
    await Promise.allSettled([connection(first, opened), ...others]);
    outer.throwIfAborted();
    const reason: unknown = stop.signal.reason;
    if (reason instanceof RangesIgnored) this.#single = true;
    else if (stop.signal.aborted) throw reason;
  }

  async #fetchSpan(
    span: Span,
    answer: Opened | undefined,
    take: TakeBlock,
    signal: AbortSignal,
  ): Promise<void> {
    const blocks = this.#blocks();
    const reader = new BlockReader(blocks, span.from, take);
    for (let given = answer; reader.position < span.to; given = undefined) {
      const {
        verdict,
        answer: { body, head },
      } = given ?? (await this.#open({ from: reader.position, to: span.to }, signal));
      try {
        if (verdict.type === 'whole') throw new RangesIgnored();
        await this.identity.confirm(verdict.identity, signal);
        const at = { url: this.#source.file.url, host: head.host };
        const bytes = reader.position === 0 ? await checkFirstBytes(body, at) : body;
        const end = Math.min(verdict.to, span.to);
        await reader.read(bytes, end, (count) => this.#patience.arrived(count));
        if (reader.position < end) throw new Error('the connection ended too early');
      } catch (error) {
        if (error instanceof RangesIgnored || error instanceof ChangedOnServer) throw error;
        await this.#patience.wait(this.#source.broken(error, signal).later, undefined, signal);
      } finally {
        body.destroy();
      }
    }
  }

  /** Reads a file from its beginning, of a server that ignores ranges. What is there already is skipped. */
  async #readWhole({ verdict, answer: { body, head } }: Opened, signal: AbortSignal): Promise<void> {
    const { file } = this.#source;
    const at = { url: file.url, host: head.host };
    try {
      const bytes = await checkFirstBytes(body, at);
      const announced = verdict.type === 'whole' ? verdict.total : undefined;
      const total = announced ?? file.bytes;
      if (total === undefined) throw new DownloadError({ code: 'unknown-length', ...at });
      await this.identity.confirm({ ...verdict.identity, total }, signal);
      const blocks = this.#blocks();
      const reader = new BlockReader(blocks, 0, async (index, block) => {
        if (blocks.sum(index) === undefined) await this.#take(index, block);
      });
      const more = await reader.read(bytes, total, (count) => this.#patience.arrived(count));
      if (more) throw new DownloadError({ code: 'endless', ...at, expected: total }, true);
      if (reader.position < total)
        throw new DownloadError(
          { code: 'wrong-length', ...at, expected: total, found: reader.position },
          true,
        );
    } catch (error) {
      if (error instanceof ChangedOnServer) throw error;
      await this.#patience.wait(this.#source.broken(error, signal).later, undefined, signal);
    } finally {
      body.destroy();
    }
  }

  /** Opens a range, with as many tries as patience allows. */
  async #open(span: Span, signal: AbortSignal): Promise<Opened> {
    for (;;) {
      const opened = await this.#source.open(span, signal);
      if ('verdict' in opened) return opened;
      const { later, seconds } = opened;
      if (later.code === 'too-many-requests') this.#single = true;
      await this.#patience.wait(later, seconds, signal);
    }
  }

  #blocks(): Blocks {
    if (!this.#part.blocks) throw new Error('The unfinished file is closed.');
    return this.#part.blocks;
  }
}

/** The server sent the whole file where a range was asked for. */
class RangesIgnored extends Error {}

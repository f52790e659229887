import type { CatalogueFile } from '../core/models/catalogue/catalogueEntry.ts';
import { judgeAnswer, type Verdict } from '../core/models/transfer/answer.ts';
import type { Span } from '../core/models/transfer/blocks.ts';
import { connectionFailure } from '../core/models/transfer/systemErrors.ts';
import type { DownloadFailure } from '../protocol/failure.ts';
import { DownloadError } from './downloadError.ts';
import { openUrl, type Answer } from './openUrl.ts';

/** A good answer: what it brings, and its body, to be read or destroyed. */
export interface Opened {
  verdict: Extract<Verdict, { type: 'part' | 'whole' }>;
  answer: Answer;
}

/** Where a file comes from. It remembers where redirects lead, so that a model hub is asked once for many ranges. */
export class Source {
  readonly file: CatalogueFile;
  readonly #idle: number;
  #resolved: URL | undefined;

  constructor(file: CatalogueFile, idle: number) {
    this.file = file;
    this.#idle = idle;
  }

  /** The file's address and the server that was asked last. */
  get at(): { url: string; host: string } {
    const { url } = this.file;
    return { url, host: (this.#resolved ?? new URL(url)).host };
  }

  /**
   * Requests a range.
   * @returns `later` if it is worth another try.
   * @throws DownloadError if it is not. Rejects with the signal's reason.
   */
  async open(
    asked: Span,
    signal: AbortSignal,
  ): Promise<Opened | { later: DownloadFailure; seconds: number | undefined }> {
    const cached = this.#resolved;
    try {
      const url = cached ?? new URL(this.file.url);
      const answer = await openUrl(this.file.url, url, asked, { signal, idle: this.#idle });
      const { bytes } = this.file;
      const verdict = judgeAnswer(answer.head, { url: this.file.url, asked, bytes, now: Date.now() });
      if (verdict.type === 'part' || verdict.type === 'whole') {
        this.#resolved = answer.url;
        return { verdict, answer };
      }
      answer.body.destroy();
      if (verdict.type === 'later') return { later: verdict.failure, seconds: verdict.seconds };
      // An address behind a redirect is valid for some time only.
      if (cached === undefined) throw new DownloadError(verdict.failure);
    } catch (error) {
      if (cached === undefined || signal.aborted) return this.broken(error, signal);
    }
    this.#resolved = undefined;
    return await this.open(asked, signal);
  }

  /** What a broken connection means. Throws what is no broken connection. */
  broken(error: unknown, signal: AbortSignal): { later: DownloadFailure; seconds: undefined } {
    signal.throwIfAborted();
    if (error instanceof DownloadError) throw error;
    const { failure, final } = connectionFailure(this.at, error);
    if (final) throw new DownloadError(failure);
    return { later: failure, seconds: undefined };
  }
}

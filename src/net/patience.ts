import { setTimeout as wait } from 'node:timers/promises';
import { longestWait, mostTries, retryDelay } from '../core/models/transfer/retries.ts';
import type { DownloadFailure } from '../protocol/failure.ts';
import { DownloadError } from './downloadError.ts';

/** Bytes that make a try a success: a connection that breaks later is no sign that the server is down. */
const enough = 64 << 10;

/** When to try again after a failure, for all connections of a download together. */
export class Patience {
  readonly #factor: number;
  readonly #onWait: (failure: DownloadFailure | undefined) => void;
  /** Failures in a row; several connections that fail at the same time count as one. */
  #tries = 0;
  #bytes = 0;
  #until = 0;
  #waiting = 0;

  /**
   * @param factor for the waits.
   * @param onWait called with the reason when a wait begins, and with none when all waits are over.
   */
  constructor(factor: number, onWait: (failure: DownloadFailure | undefined) => void) {
    this.#factor = factor;
    this.#onWait = onWait;
  }

  /** Bytes have arrived. */
  arrived(count: number): void {
    this.#bytes += count;
    if (this.#bytes < enough) return;
    this.#tries = 0;
    this.#bytes = 0;
  }

  /**
   * Waits before the next try.
   * @param seconds that the server asks for.
   * @throws DownloadError when there were too many, or the wait would be too long. Rejects with the signal's reason.
   */
  async wait(failure: DownloadFailure, seconds: number | undefined, signal: AbortSignal): Promise<void> {
    if (seconds !== undefined && seconds > longestWait) throw new DownloadError(failure);
    const now = performance.now();
    if (now >= this.#until) {
      this.#tries++;
      this.#bytes = 0;
      if (this.#tries > mostTries) throw new DownloadError(failure);
      this.#until = now + retryDelay(this.#tries, undefined, Math.random()) * this.#factor;
    }
    if (seconds !== undefined)
      this.#until = Math.max(this.#until, now + retryDelay(1, seconds, Math.random()));
    this.#waiting++;
    this.#onWait(failure);
    try {
      await wait(this.#until - now, undefined, { signal });
    } finally {
      if (--this.#waiting === 0) this.#onWait(undefined);
    }
  }
}

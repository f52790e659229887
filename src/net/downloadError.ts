import type { DownloadFailure, ModelFailure } from '../protocol/failure.ts';

/** Ends a download. With `discard`, what has arrived is worthless. */
export class DownloadError extends Error {
  readonly failure: DownloadFailure | ModelFailure;
  readonly discard: boolean;

  constructor(failure: DownloadFailure | ModelFailure, discard = false) {
    super(failure.code);
    this.failure = failure;
    this.discard = discard;
  }
}

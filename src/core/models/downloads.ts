import type { DownloadFailure, ModelFailure } from '../../protocol/failure.ts';
import type { CatalogueEntry } from './catalogue/catalogueEntry.ts';
import type { GgufHead } from './ggufHead.ts';

/**
 * Downloads of models, over all windows: one window downloads, the others show its progress, and continue when it has
 * gone. A download goes on until it is done, paused or cancelled; one that was running when VS Code ended goes on at the
 * next start.
 */
export interface ModelDownloads {
  /** In the order in which they were started. Done ones stay until the window is closed. */
  readonly downloads: readonly Download[];
  /** Also called as bytes arrive, at most a few times a second. Returns the function that removes the listener. */
  onDidChange(listener: () => void): () => void;
  /** Starts or resumes a download, also one that failed. */
  start(entry: CatalogueEntry): void;
  /** Keeps what has arrived. */
  pause(id: string): void;
  /** Deletes what has arrived. */
  cancel(id: string): void;
  /**
   * Reads only the head of a remote model, by range requests. `bytes` is the size of all its files.
   * Rejects only with the signal's reason.
   */
  remoteHead(entry: CatalogueEntry, signal: AbortSignal): Promise<RemoteHead>;
  /**
   * Ends this window's part in all downloads. Another window continues those that are not paused. Resolves when nothing is
   * written any more.
   */
  dispose(): Promise<void>;
}

export type RemoteHead = { head: GgufHead; bytes: number } | { failure: ModelFailure | DownloadFailure };

export interface Download {
  /** The entry's. */
  id: string;
  title: string;
  phase: DownloadPhase;
  /** Bytes, of all files together. */
  received: number;
  /** Bytes; `undefined` until the server has told. */
  total: number | undefined;
  /** Averaged over the last seconds; only while downloading. */
  bytesPerSecond: number | undefined;
  secondsLeft: number | undefined;
  /** Whether this window downloads, not another one. */
  here: boolean;
}

export type DownloadPhase =
  /** For the server, which asked for a pause or does not answer, or for another window to let go. */
  | { type: 'waiting'; failure?: DownloadFailure }
  | { type: 'downloading' }
  /** All has arrived. */
  | { type: 'verifying' }
  | { type: 'paused' }
  /** `path` is the file to load. */
  | { type: 'done'; path: string }
  | { type: 'failed'; failure: ModelFailure | DownloadFailure };

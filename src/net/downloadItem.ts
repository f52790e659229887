import path from 'node:path';
import type { Log } from '../core/log.ts';
import type { Download, DownloadPhase } from '../core/models/downloads.ts';
import { noProgress, type DownloadRecord, type Progress } from '../core/models/transfer/record.ts';
import type { DownloadFailure, ModelFailure } from '../protocol/failure.ts';
import { DownloadError } from './downloadError.ts';
import { DownloadJob, deleteUnfinished, storedProgress } from './downloadJob.ts';
import { Lease } from './lease.ts';
import { deleteRecord, leasePath, writeRecord } from './records.ts';
import type { Tuning } from './tuning.ts';

/** A download as this window sees it: its own work, or another window's. */
export class DownloadItem {
  readonly folder: string;
  readonly #options: ItemOptions;
  readonly #lease: Lease;
  record: DownloadRecord;
  /** This window's work, and how to end it. */
  #work: { job: DownloadJob; stop: AbortController; ended: Promise<void> } | undefined;
  /** How far it has come: here until the work ended, or elsewhere. */
  #progress: Progress | undefined;
  #outcome: Extract<DownloadPhase, { type: 'done' | 'failed' }> | undefined;

  constructor(options: ItemOptions) {
    this.#options = options;
    this.record = options.record;
    this.folder = options.folder;
    const { owner, tuning } = options;
    this.#lease = new Lease(leasePath(this.folder, this.#id), owner, tuning.missedBeats);
  }

  /** It is done, or has failed: it stays in the list without a record. */
  get isOver(): boolean {
    return this.#outcome !== undefined;
  }

  get shown(): Download {
    const here = this.#work !== undefined;
    const { received, total, bytesPerSecond } = this.#work?.job.progress ?? this.#progress ?? noProgress;
    const speed = bytesPerSecond ?? undefined;
    const left = total === null || speed === undefined || speed <= 0 ? undefined : (total - received) / speed;
    return {
      id: this.#id,
      title: this.record.entry.title,
      phase: this.#phase(),
      received,
      total: total ?? undefined,
      bytesPerSecond: speed,
      secondsLeft: left,
      here,
    };
  }

  /** Does what the record asks for. Call it regularly: it also gives signs of life. */
  async follow(record: DownloadRecord): Promise<void> {
    this.record = record;
    if (this.#work) {
      if (record.intent !== 'running') await this.stop();
      else if (!(await this.#lease.renew(this.#work.job.progress))) await this.stop();
      else return;
    }
    if (record.intent === 'done') this.#outcome = { type: 'done', path: this.#finalPath };
    this.#progress ??= await storedProgress(record.entry, this.#modelFolder);
    if (record.intent === 'paused' || this.#outcome) return;
    const lease = await this.#lease.acquire();
    if (lease !== 'mine') this.#progress = lease.progress ?? this.#progress;
    else if (record.intent === 'running') this.#begin();
    else await this.#delete();
  }

  /** Forgets how it ended, to start anew. */
  forget(): void {
    this.#outcome = undefined;
  }

  /** Ends this window's work. What has arrived is kept. */
  async stop(): Promise<void> {
    this.#work?.stop.abort(new Error('stopped'));
    await this.#work?.ended;
  }

  get #id(): string {
    return this.record.entry.id;
  }

  get #modelFolder(): string {
    return path.join(this.folder, this.#id);
  }

  get #finalPath(): string {
    return path.join(this.#modelFolder, this.record.entry.files[0]?.name ?? '');
  }

  #phase(): DownloadPhase {
    if (this.#outcome) return this.#outcome;
    if (this.#work) return phaseOf(this.#work.job.progress, this.#work.job.waiting);
    if (this.record.intent === 'running' && this.#progress) return phaseOf(this.#progress, undefined);
    return { type: this.record.intent === 'running' ? 'waiting' : 'paused' };
  }

  #begin(): void {
    const { tuning, verifierPath, onProgress, log } = this.#options;
    const { entry } = this.record;
    const stop = new AbortController();
    const job = new DownloadJob({
      entry,
      folder: this.#modelFolder,
      tuning,
      verifierPath,
      onChange: onProgress,
    });
    const run = async (): Promise<void> => {
      try {
        const final = await job.run(stop.signal);
        this.#outcome = { type: 'done', path: final };
        await this.#write('done');
        log.info(`Downloaded ${entry.title} to ${final}.`);
      } catch (error) {
        if (!stop.signal.aborted) await this.#fail(error);
      } finally {
        this.#progress = job.progress;
        this.#work = undefined;
        await this.#lease.release();
      }
    };
    this.#work = { job, stop, ended: run() };
    log.info(`Downloading ${entry.title}.`);
  }

  async #fail(error: unknown): Promise<void> {
    const failure: DownloadFailure | ModelFailure =
      error instanceof DownloadError
        ? error.failure
        : { code: 'internal', words: error instanceof Error ? error.message : String(error) };
    this.#outcome = { type: 'failed', failure };
    this.#options.log.warn(`Downloading ${this.record.entry.title} failed: ${JSON.stringify(failure)}`);
    // So that no other window tries the same.
    await this.#write('paused');
  }

  async #delete(): Promise<void> {
    await deleteUnfinished(this.record.entry, this.#modelFolder);
    await deleteRecord(this.folder, this.#id);
    await this.#lease.release();
  }

  async #write(intent: 'done' | 'paused'): Promise<void> {
    const { owner, log } = this.#options;
    this.record = { ...this.record, intent };
    await writeRecord(this.folder, this.record, owner).catch((error: unknown) => log.warn(String(error)));
  }
}

interface ItemOptions {
  record: DownloadRecord;
  /** Where models are kept. */
  folder: string;
  /** This window's name in leases. */
  owner: string;
  tuning: Tuning;
  verifierPath: string;
  onProgress: () => void;
  log: Log;
}

function phaseOf({ phase }: Progress, failure: DownloadFailure | undefined): DownloadPhase {
  return phase === 'waiting' && failure ? { type: 'waiting', failure } : { type: phase };
}

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { LeaseWatch } from '../core/models/transfer/leaseWatch.ts';
import { noProgress, parseLease, type Progress } from '../core/models/transfer/record.ts';
import { codeOf } from '../core/models/transfer/systemErrors.ts';
import { writeWhole } from './writeWhole.ts';

/** Lets one window of all download a model: a file that its owner renews, and that the others watch. */
export class Lease {
  readonly #path: string;
  readonly #owner: string;
  readonly #watch: LeaseWatch;
  #beat = 0;

  constructor(path: string, owner: string, missedBeats: number) {
    this.#path = path;
    this.#owner = owner;
    this.#watch = new LeaseWatch(missedBeats);
  }

  /**
   * Takes the lease if nobody has it, or its owner has died. Call it regularly: it counts.
   * @returns `mine`, or the owner's progress, if that is known.
   */
  async acquire(): Promise<'mine' | { progress: Progress | undefined }> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    const content = text === undefined ? undefined : parseLease(text);
    const state = this.#watch.look(text);
    if (state === 'held' && !(content && hasEnded(content))) return { progress: content?.progress };
    if (state !== 'free' && !(await this.#clear(text))) return { progress: undefined };
    try {
      await writeFile(this.#path, this.#content(noProgress), { flag: 'wx' });
      return 'mine';
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return { progress: undefined };
      throw error;
    }
  }

  /** Gives a sign of life. @returns false if another window has taken the lease. */
  async renew(progress: Progress): Promise<boolean> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (text === undefined || parseLease(text)?.owner !== this.#owner) return false;
    this.#beat++;
    // Windows refuses while another window reads; the next sign of life follows soon.
    await writeWhole(this.#path, this.#content(progress), this.#owner).catch(() => undefined);
    return true;
  }

  async release(): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (text !== undefined && parseLease(text)?.owner === this.#owner) await rm(this.#path, { force: true });
  }

  /** Removes the lease of a dead owner. Of several windows that try, one moves the file. */
  async #clear(dead: string | undefined): Promise<boolean> {
    const moved = `${this.#path}.${this.#owner}`;
    try {
      await rename(this.#path, moved);
    } catch {
      return false;
    }
    const text = await readFile(moved, 'utf8').catch(() => undefined);
    const wasDead = text === dead;
    // A new owner was faster: it gets its lease back, and notices nothing.
    if (!wasDead && text !== undefined)
      await writeFile(this.#path, text, { flag: 'wx' }).catch(() => undefined);
    await rm(moved, { force: true });
    return wasDead;
  }

  #content(progress: Progress): string {
    const { pid } = process;
    return JSON.stringify({ owner: this.#owner, host: hostname(), pid, beat: this.#beat, progress });
  }
}

/** The owner was a process of this machine that is no more. */
function hasEnded({ host, pid }: { host: string; pid: number }): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

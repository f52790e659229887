import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { LlamaContextSequence } from 'node-llama-cpp';
import type { Basis } from '../../core/completion/basis.ts';
import type { StateNote } from '../../core/completion/stateNote.ts';
import { makeRoom } from '../../core/models/stateBudget.ts';
import { noteRestored } from '../rewind.ts';
import { checkBody, partEnding, readNote, writeState } from './stateFile.ts';

/** A state on the disk that this model can go on from. */
export interface SavedState extends Pick<StateNote, 'tokens' | 'basis'> {
  path: string;
  note: StateNote;
}

/** A state to be saved. */
export interface StateToSave {
  sequence: LlamaContextSequence;
  /** What its prompt was laid out from; none for the head that all prompts share. */
  basis?: Basis;
  /** About as many bytes as it takes. */
  bytes: number;
}

/** Where states are kept, and for which model. */
export interface SavedStatesOptions {
  /** Absolute path. It is made when needed; only this user can read what is in it. */
  folder: string;
  identity: string;
  /** Bytes that the disk has left. Tests pass their own. */
  free?: (folder: string) => Promise<number>;
  /** Tests pass one that fails. */
  write?: (sequence: LlamaContextSequence, path: string) => Promise<{ fileSize: number }>;
  /** Whoever debugs reads it. */
  log?: (line: string) => void;
}

const ending = '.state';

/** Milliseconds after which a file that is being written was left behind by a process that was killed. */
const leftBehind = 600_000;

/**
 * Evaluated states that outlive the process. All is done as well as it goes: what cannot be read, written or deleted
 * is told to the log, and evaluated anew.
 */
export class SavedStates {
  readonly #options: SavedStatesOptions;
  readonly #log: (line: string) => void;
  #states: SavedState[] = [];
  /** Paths that must not be kept, by the scope that they are in. */
  readonly #withdrawn = new Map<string, ReadonlySet<string>>();

  private constructor(options: SavedStatesOptions) {
    this.#options = options;
    this.#log = options.log ?? ((line) => void process.stderr.write(`saved state: ${line}\n`));
  }

  /** Looks what is there for this model. */
  static async open(options: SavedStatesOptions): Promise<SavedStates> {
    const states = new SavedStates(options);
    await states.#attempt('the folder cannot be read', () => states.#look());
    return states;
  }

  /** The states that are there, by what their prompts were laid out from. */
  get all(): readonly SavedState[] {
    return this.#states;
  }

  /**
   * Brings a state back into a sequence, in place of what is in it.
   * @returns the sequence to go on with, which is another one when it failed, and whether it succeeded. The state is
   *   then no longer there.
   */
  async restore(
    state: SavedState,
    sequence: LlamaContextSequence,
  ): Promise<{ sequence: LlamaContextSequence; restored: boolean }> {
    const start = performance.now();
    try {
      await checkBody(state.path, state.note);
    } catch (error) {
      await this.#discard(state, error);
      return { sequence, restored: false };
    }
    try {
      await sequence.loadStateFromFile(state.path, { acceptRisk: true });
      if (!isSame(sequence.contextTokens, state.tokens)) throw new Error('it is of other tokens');
      noteRestored(sequence);
    } catch (error) {
      await this.#discard(state, error);
      return { sequence: await anew(sequence), restored: false };
    }
    const time = Math.round(performance.now() - start);
    this.#log(`${state.tokens.length} tokens were restored in ${time} ms`);
    await this.#attempt('it cannot be touched', () => utimes(state.path, new Date(), new Date()));
    return { sequence, restored: true };
  }

  /** Saves a state, in place of an older one of the same file. */
  async save({ sequence, basis, bytes }: StateToSave): Promise<void> {
    if (basis && this.#isWithdrawn(basis)) return;
    await this.#attempt('it was not saved', async () => {
      const start = performance.now();
      const { folder, identity, write } = this.#options;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The folder may have been there.
      await chmod(folder, 0o700);
      const replaced = this.#states.filter((state) => isOfSamePlace(state.basis, basis));
      if (!(await this.#makeRoom(bytes))) return;
      const path = join(folder, `${prefixOf(identity)}${randomUUID()}${ending}`);
      const tokens = [...sequence.contextTokens];
      const writeBody = (to: string): Promise<{ fileSize: number }> =>
        write ? write(sequence, to) : sequence.saveStateToFile(to);
      const written = await writeState(path, { identity, tokens, basis }, writeBody);
      this.#states.push({ path, tokens, basis, note: await readNote(path) });
      for (const state of replaced) await this.#delete(state);
      const time = Math.round(performance.now() - start);
      this.#log(`${tokens.length} tokens were saved, ${written} bytes in ${time} ms`);
    });
  }

  /** Deletes what has code of files that must not be known any more, and saves no more of it. */
  async withdraw(scope: string, paths: readonly string[]): Promise<void> {
    this.#withdrawn.set(scope, new Set(paths));
    for (const state of this.#states.filter(({ basis }) => basis && this.#isWithdrawn(basis)))
      await this.#discard(state, 'a file in it is excluded now');
  }

  #isWithdrawn({ scope = '', path, snippets }: Basis): boolean {
    const paths = this.#withdrawn.get(scope);
    return (
      paths !== undefined &&
      [path, ...snippets.map((snippet) => snippet.path)].some((each) => paths.has(each))
    );
  }

  async #look(): Promise<void> {
    const { folder, identity } = this.#options;
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      if (name.endsWith(partEnding)) await this.#sweep(path);
      if (!name.startsWith(prefixOf(identity)) || !name.endsWith(ending)) continue;
      try {
        const note = await readNote(path);
        if (note.identity !== identity) throw new Error('it is of another model');
        this.#states.push({ path, tokens: note.tokens, basis: note.basis, note });
      } catch (error) {
        await this.#discard({ path }, error);
      }
    }
  }

  async #sweep(path: string): Promise<void> {
    await this.#attempt('it cannot be deleted', async () => {
      if (Date.now() - (await stat(path)).mtimeMs > leftBehind) await rm(path, { force: true });
    });
  }

  /** Deletes what was used least recently, of any model, so that a state fits. Returns whether it does. */
  async #makeRoom(bytes: number): Promise<boolean> {
    const { folder, free = freeBytes } = this.#options;
    const saved = await Promise.all(
      (await namesIn(folder))
        .filter((name) => name.endsWith(ending))
        .map(async (name) => {
          const path = join(folder, name);
          const found = await stat(path).catch(() => undefined);
          return { path, bytes: found?.size ?? 0, usedAt: found?.mtimeMs ?? 0 };
        }),
    );
    const deleted = makeRoom(saved, bytes, await free(folder));
    if (!deleted) this.#log(`there is no room for ${bytes} bytes`);
    for (const each of deleted ?? []) await this.#delete(each);
    return deleted !== undefined;
  }

  async #discard(state: Pick<SavedState, 'path'>, why: unknown): Promise<void> {
    this.#log(`it is deleted: ${why instanceof Error ? why.message : String(why)}`);
    await this.#delete(state);
  }

  async #delete({ path }: Pick<SavedState, 'path'>): Promise<void> {
    this.#states = this.#states.filter((state) => state.path !== path);
    await this.#attempt('it cannot be deleted', () => rm(path, { force: true }));
  }

  async #attempt(failed: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log(`${failed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** A fresh sequence in place of one that a failed restore may have left half filled, which llama.cpp does not clear. */
async function anew(sequence: LlamaContextSequence): Promise<LlamaContextSequence> {
  const { context } = sequence;
  await sequence.dispose();
  return context.getSequence();
}

function prefixOf(identity: string): string {
  return `${identity.slice(0, 16)}-`;
}

function isOfSamePlace(one: Basis | undefined, other: Basis | undefined): boolean {
  return one?.scope === other?.scope && one?.path === other?.path;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((token, index) => token === other[index]);
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

import type { Place } from '../../core/models/discovery/places.ts';
import type { InstalledModel } from '../../core/models/installed.ts';
import type { LookAt } from '../../core/models/lookAt.ts';
import { describeModel } from './describeModel.ts';
import { findModels, type FoundModel } from './findModels.ts';
import { bytesFreed } from './removeModel.ts';
import { idOf, type DiskFiles } from './walkFiles.ts';

/** Looks for models in places, one search at a time. Keeps what it learnt of files that have not changed since. */
export interface DiskSearch {
  /**
   * Adds the models in the places, each file once, in the order of the places. Ends when the signal aborts; what a place
   * does not answer in time is left out. Never rejects.
   * @param chosen the file that the user chose, which is listed wherever it is.
   */
  run(
    places: readonly Place[],
    chosen: string | undefined,
    add: (model: InstalledModel) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

/** What a search needs of the machine. */
export interface SearchDeps {
  disk: DiskFiles;
  lookAt: LookAt;
  /** The text of a small file; never rejects. */
  read: (file: string) => Promise<string | undefined>;
  /** Aborts when looking into this place has taken long enough. */
  patience: (place: string) => AbortSignal;
  log: (line: string) => void;
}

/**
 * Places that may keep a search waiting at the same time. A call to a network drive that is gone cannot be taken back, and
 * occupies one of the four threads that Node has for files.
 */
const mostStuck = 2;

export function createDiskSearch({ disk, lookAt, read, patience, log }: SearchDeps): DiskSearch {
  /** Folders whose last search has not ended yet. */
  const stuck = new Set<string>();
  /** By the state of its files: a model, or `undefined` for what is none for the list. */
  let known = new Map<string, InstalledModel | undefined>();

  /** What was known of a model's files, if they are as they were, or what they say now. */
  async function describe(
    found: FoundModel,
    seen: Set<string>,
    used: typeof known,
  ): Promise<InstalledModel | undefined> {
    const stats = await Promise.all(found.files.map((file) => disk.stat(file, { bigint: true })));
    const id = stats.map((stat, index) => idOf(stat, found.files[index] ?? '')).join();
    if (seen.has(id)) return undefined;
    seen.add(id);
    const state = stats.map(({ dev, ino, size, mtimeMs }) => [dev, ino, size, mtimeMs].join());
    const key = JSON.stringify([found.origin, found.files, state]);
    const model = known.has(key) ? known.get(key) : await describeModel(found, stats, lookAt);
    // A fault may go away without a change of the file: the missing part comes, or the permission to read.
    if (!model?.failure) used.set(key, model);
    return model;
  }

  /** Searches one place, and gives up waiting when its time is over. */
  async function within(
    place: string,
    signal: AbortSignal,
    start: (own: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (stuck.has(place) || stuck.size >= mostStuck) {
      log(`Left out ${place}: it, or others before it, still do not answer.`);
      return;
    }
    stuck.add(place);
    const own = AbortSignal.any([signal, patience(place)]);
    const work = start(own).finally(() => stuck.delete(place));
    if ((await Promise.race([work, aborted(own)])) && !signal.aborted)
      log(`Stopped looking for models in ${place}: it takes too long.`);
  }

  return {
    async run(places, chosen, add, signal) {
      const seen = new Set<string>();
      const used: typeof known = new Map();
      const paths = new Set<string>();
      const search = async (models: AsyncIterable<FoundModel>, own: AbortSignal): Promise<void> => {
        for await (const found of models) {
          if (own.aborted) return;
          // A file may vanish while the search goes on.
          const model = await describe(found, seen, used).catch(() => undefined);
          if (!model || paths.has(model.path)) continue;
          paths.add(model.path);
          const frees = found.own === undefined ? undefined : await bytesFreed(model.files, found.own);
          add(frees === undefined ? model : { ...model, frees });
        }
      };
      for (const place of places)
        await within(place.folder, signal, (own) => search(findModels(place, disk, read, own), own));
      if (chosen !== undefined) await within(chosen, signal, (own) => search(only(chosen), own));
      known = used;
    },
  };
}

async function* only(file: string): AsyncGenerator<FoundModel> {
  yield await Promise.resolve({ origin: 'chosen', files: [file] });
}

/** Resolves with the abort. */
export function aborted(signal: AbortSignal): Promise<true> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(true);
    signal.addEventListener('abort', () => resolve(true), { once: true });
  });
}

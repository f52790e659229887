import { open, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { places } from '../../core/models/discovery/places.ts';
import type { Surroundings } from '../../core/models/discovery/surroundings.ts';
import type { InstalledModel, InstalledModels } from '../../core/models/installed.ts';
import { lookAtFiles } from '../../core/models/lookAt.ts';
import { removeModel } from './removeModel.ts';
import { readSmallText } from './readSmallText.ts';
import { aborted, createDiskSearch, type SearchDeps } from './searchDisk.ts';
import type { UsageMarkers } from './usageMarkers.ts';

/** Milliseconds for looking into one place, and for all together. */
const patience = { place: 3000, all: 8000 };

/** The folders and the file that the settings name, absolute. */
export interface ModelFolders {
  /** Hearth's own folder, which need not exist. */
  own: string;
  user: readonly string[];
  chosen: string | undefined;
}

/** A search that runs, for all who wait for it. */
interface Search {
  found: InstalledModel[];
  end: Promise<void>;
  stop: AbortController;
  waiting: number;
}

/**
 * Independent of VS Code; `openInstalledModels` makes it for a window.
 * @param folders called with each search.
 */
export function createInstalledModels(deps: {
  folders: () => ModelFolders;
  markers: UsageMarkers;
  log: (line: string) => void;
  /** For tests. */
  machine?: Partial<SearchDeps> & Partial<Surroundings>;
}): InstalledModels {
  const { folders, markers, log, machine = {} } = deps;
  const read = machine.read ?? readSmallText;
  const around = { platform: process.platform, home: homedir(), env: process.env, ...machine, read };
  const disk = createDiskSearch({
    disk: { readdir, stat },
    lookAt: lookAtFiles({ stat, open }),
    patience: () => AbortSignal.timeout(patience.place),
    ...machine,
    read,
    log,
  });
  const listeners = new Set<() => void>();
  let running: Search | undefined;
  /** The end of the last search: there is only one at a time. */
  let last = Promise.resolve();

  function begin(): Search {
    const stop = new AbortController();
    const limit = AbortSignal.any([stop.signal, AbortSignal.timeout(patience.all)]);
    const found: InstalledModel[] = [];
    const look = async (): Promise<void> => {
      const { own, user, chosen } = folders();
      const wanted = await Promise.race([places(around, { own, user }), aborted(limit)]);
      if (wanted !== true) await disk.run(wanted, chosen, (model) => found.push(model), limit);
    };
    const end = last
      .then(look)
      .catch((error: unknown) => log(`Looking for models failed: ${String(error)}`))
      .then(() => forget(search));
    const search: Search = { found, end, stop, waiting: 0 };
    last = end;
    return search;
  }

  function forget(search: Search): void {
    if (running === search) running = undefined;
  }

  function changed(): void {
    // Whoever asks from now on gets a search that has not begun yet.
    running = undefined;
    for (const listener of [...listeners]) listener();
  }

  return {
    async list(signal = new AbortController().signal) {
      const search = (running ??= begin());
      search.waiting++;
      await Promise.race([search.end, aborted(signal)]);
      search.waiting--;
      if (search.waiting === 0) {
        forget(search);
        search.stop.abort();
      }
      return [...search.found];
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    async remove(model) {
      const result = await removeModel(model, folders().own, markers);
      changed();
      return result;
    },
  };
}

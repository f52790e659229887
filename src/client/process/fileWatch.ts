import { open, stat } from 'node:fs/promises';
import { checkModel } from '../../core/models/checkModel.ts';
import { fileChange, type FileChange } from '../../core/models/fileChange.ts';
import { lookAtFiles } from '../../core/models/lookAt.ts';
import type { ModelFile } from '../../protocol/model.ts';

/** Watches a model's files by polling their sizes and dates, since file watchers do not work on network drives. */
export interface FileWatch {
  /** Starts over with the files of a model that was loaded, or that could not be loaded. */
  begin(watched: Watched): void;
  /** Checks the loaded files now. */
  look(): Promise<FileChange>;
  stop(): void;
}

interface Watched {
  /** The file to load; for a split model, any of its files. */
  modelPath: string;
  paths: readonly string[];
  /** The files as they were when loaded, in the order of the paths. Empty if loading failed. */
  loaded: readonly ModelFile[];
  /** The files have been checked, or their fault cannot be seen by checking: check them again only after a change. */
  judged: boolean;
}

const lookAt = lookAtFiles({ stat, open });

/**
 * @param every milliseconds between two checks.
 * @param onOverwritten called once, when a loaded file was truncated or overwritten in place.
 * @param onLoadable called when there is a complete model other than the loaded one, to which nobody writes any more.
 */
export function createFileWatch(options: {
  every: number;
  onOverwritten: () => void;
  onLoadable: () => void;
}): FileWatch {
  let watched: Watched | undefined;
  let timer: NodeJS.Timeout | undefined;

  function stop(): void {
    clearInterval(timer);
    watched = undefined;
  }

  function begin(anew: Watched): void {
    stop();
    watched = anew;
    let last: string | undefined;
    let judged = anew.loaded.length > 0 ? print(anew.loaded) : undefined;
    let busy = false;
    const step = async (): Promise<void> => {
      const now = await identify(anew.paths);
      if (watched !== anew) return;
      if (fileChange(anew.loaded, now) === 'overwritten') {
        stop();
        options.onOverwritten();
        return;
      }
      const seen = print(now);
      if (anew.judged) judged ??= seen;
      // Only files that have stopped changing are checked: a download or copy may be in progress.
      const atRest = seen === last;
      last = seen;
      if (!atRest || seen === judged) return;
      judged = seen;
      const checked = await checkModel(anew.modelPath, lookAt);
      if (watched === anew && 'model' in checked) options.onLoadable();
    };
    timer = setInterval(() => {
      if (busy) return;
      busy = true;
      void step().finally(() => (busy = false));
    }, options.every);
    timer.unref();
  }

  return {
    begin,
    stop,
    look: async () => (watched ? fileChange(watched.loaded, await identify(watched.paths)) : 'none'),
  };
}

function print(files: readonly (ModelFile | undefined)[]): string {
  return JSON.stringify(files.map((file) => file && [file.size, file.modified, file.inode]));
}

async function identify(paths: readonly string[]): Promise<readonly (ModelFile | undefined)[]> {
  return await Promise.all(
    paths.map(async (path) => {
      const found = await lookAt(path).catch(() => 'missing' as const);
      return typeof found === 'string' ? undefined : found;
    }),
  );
}

import { open, stat } from 'node:fs/promises';
import { checkModel } from '../../core/models/checkModel.ts';
import { fileChange, type FileChange } from '../../core/models/fileChange.ts';
import { lookAtFiles } from '../../core/models/lookAt.ts';
import type { ModelFile } from '../../protocol/model.ts';

/** Notices what becomes of a model's files. It asks for their sizes and dates: watchers miss network drives. */
export interface FileWatch {
  /** Begins anew, with the files of a model that is loaded, or that could not be. */
  begin(watched: Watched): void;
  /** Of the loaded files that are watched, as they are at this moment. */
  look(): Promise<FileChange>;
  stop(): void;
}

interface Watched {
  /** What is to be loaded: of a split model one of the files. */
  modelPath: string;
  paths: readonly string[];
  /** The files as they were when they were loaded, in the order of the paths. Empty if they could not be. */
  loaded: readonly ModelFile[];
  /** Nothing is wrong with the files as they are, or is known to be: they are looked into only after a change. */
  judged: boolean;
}

const lookAt = lookAtFiles({ stat, open });

/**
 * @param every milliseconds between two looks.
 * @param onOverwritten called once, when a loaded file was cut or overwritten in place.
 * @param onLoadable called when there is a whole model other than the loaded one, and nobody writes to it any more.
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
      // Only what has come to rest is looked into: a download or a copy may be under way.
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

/** Files that are not there, or cannot be looked at, are `undefined`. */
async function identify(paths: readonly string[]): Promise<readonly (ModelFile | undefined)[]> {
  return await Promise.all(
    paths.map(async (path) => {
      const found = await lookAt(path).catch(() => 'missing' as const);
      return typeof found === 'string' ? undefined : found;
    }),
  );
}

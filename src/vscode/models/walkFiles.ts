import path from 'node:path';

/** The part of `node:fs/promises` that looking for models needs. */
export interface DiskFiles {
  readdir: (folder: string, options: { withFileTypes: true }) => Promise<DiskEntry[]>;
  stat: (file: string, options: { bigint: true }) => Promise<DiskStat>;
}

interface DiskEntry {
  name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** Bigints, since the file numbers of Windows do not fit into a double. */
export interface DiskStat {
  dev: bigint;
  ino: bigint;
  size: bigint;
  mtimeMs: bigint;
  nlink: bigint;
  isDirectory(): boolean;
  isFile(): boolean;
}

/** The most entries of folders that are looked at below one root: enough for thousands of models, seconds at most. */
const mostEntries = 20_000;

/**
 * The files in a folder and, down to `depth` further levels, in the folders in it, near ones first. Follows links, but goes
 * into each folder once, so that a circle of links ends. What cannot be read, or is hidden, is left out.
 * @param accept whether a file of this name counts.
 */
export async function* walkFiles(
  root: string,
  depth: number,
  accept: (name: string) => boolean,
  { readdir, stat }: DiskFiles,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const seen = new Set<string>();
  let entriesLeft = mostEntries;
  let level = [root];
  for (let deep = 0; deep <= depth && level.length > 0; deep++) {
    const below: string[] = [];
    for (const folder of level) {
      if (signal.aborted || entriesLeft <= 0) return;
      const identity = await stat(folder, { bigint: true }).catch(() => undefined);
      if (!identity?.isDirectory() || seen.has(idOf(identity, folder))) continue;
      seen.add(idOf(identity, folder));
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      for (const entry of entries.slice(0, entriesLeft)) {
        if (entry.name.startsWith('.')) continue;
        const file = path.join(folder, entry.name);
        const is = entry.isSymbolicLink() ? await stat(file, { bigint: true }).catch(() => undefined) : entry;
        if (is?.isDirectory()) below.push(file);
        else if (is?.isFile() && accept(entry.name)) yield file;
      }
      entriesLeft -= entries.length;
    }
    level = below;
  }
}

/** Names a file or folder whatever path leads to it. Some network drives have no numbers; there the path has to do. */
export function idOf({ dev, ino }: DiskStat, file: string): string {
  return ino === 0n ? file : `${dev}:${ino}`;
}

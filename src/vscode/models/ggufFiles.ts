import path from 'node:path';

/** The part of `node:fs/promises` that looking into folders needs. */
export interface FolderSystem {
  readdir: (folder: string, options: { withFileTypes: true }) => Promise<FolderEntry[]>;
  stat: (file: string, options: { bigint: true }) => Promise<FileStat>;
}

interface FolderEntry {
  name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** Bigints, since the file numbers of Windows do not fit into a double. */
interface FileStat {
  dev: bigint;
  ino: bigint;
  isDirectory(): boolean;
  isFile(): boolean;
}

/** The most entries of folders that are looked at below one root: enough for thousands of models, seconds at most. */
const mostEntries = 20_000;

/**
 * The GGUF files in a folder and, down to `depth` further levels, in the folders in it, near ones first. Follows links, but
 * goes into each folder once, so that a circle of links ends. What cannot be read, or is hidden, is left out.
 */
export async function* ggufFiles(
  root: string,
  depth: number,
  { readdir, stat }: FolderSystem,
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
      if (!identity?.isDirectory() || seen.has(idOf(identity))) continue;
      seen.add(idOf(identity));
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      for (const entry of entries.slice(0, entriesLeft)) {
        if (entry.name.startsWith('.')) continue;
        const file = path.join(folder, entry.name);
        const is = entry.isSymbolicLink() ? await stat(file, { bigint: true }).catch(() => undefined) : entry;
        if (is?.isDirectory()) below.push(file);
        else if (is?.isFile() && /\.gguf$/i.test(entry.name)) yield file;
      }
      entriesLeft -= entries.length;
    }
    level = below;
  }
}

/** Names a file or folder whatever path leads to it. */
function idOf({ dev, ino }: FileStat): string {
  return `${dev}:${ino}`;
}

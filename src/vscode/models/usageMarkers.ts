import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { isHeld, parseMarker, renewAfter, type UsageMarker } from '../../core/models/usageMarker.ts';
import { readSmallText } from './readSmallText.ts';

/** Tells the other windows which model this one has loaded, and asks them. */
export interface UsageMarkers {
  /** This window has a model of these files loaded now, and no other; none if there are no files. Never rejects. */
  hold(files: readonly string[]): Promise<void>;
  /** Who has a model loaded of which one of these files is a part. */
  holder(files: readonly string[]): Promise<'nobody' | 'this window' | 'another window'>;
  dispose(): void;
}

/** Hidden, so that no search for models looks there. */
const markersFolder = '.in-use';

/** @param folder Hearth's models folder. Only models in it need a marker. */
export function createUsageMarkers({ folder }: { folder: () => string }): UsageMarkers {
  let marker: string | undefined;
  /** As told, and without links. */
  let told = '';
  let held: readonly string[] = [];
  /** Calls of `hold` take effect in order. */
  let queue = Promise.resolve();
  const renewal = setInterval(() => {
    const now = new Date();
    if (marker !== undefined) void utimes(marker, now, now).catch(() => undefined);
  }, renewAfter);
  renewal.unref();

  async function write(files: readonly string[]): Promise<void> {
    if (marker !== undefined) await rm(marker, { force: true });
    marker = undefined;
    held = await withoutLinks(files);
    const [own] = await withoutLinks([folder()]);
    if (own === undefined || !held.some((file) => isWithin(file, own))) return;
    const name = path.join(own, markersFolder, `${process.pid}-${randomUUID()}.json`);
    await mkdir(path.dirname(name), { recursive: true });
    const content: UsageMarker = { host: hostname(), pid: process.pid, files: held };
    await writeFile(name, JSON.stringify(content));
    marker = name;
  }

  return {
    async hold(files) {
      // Told again with each step of a load.
      if (told === files.join('\0')) return;
      told = files.join('\0');
      queue = queue.then(() => write(files)).catch(() => undefined);
      await queue;
    },
    async holder(files) {
      await queue;
      const wanted = new Set(await withoutLinks(files));
      if (held.some((file) => wanted.has(file))) return 'this window';
      for (const other of await readMarkers(path.join(folder(), markersFolder)))
        if (other.files.some((file) => wanted.has(file))) return 'another window';
      return 'nobody';
    },
    dispose() {
      clearInterval(renewal);
      if (marker !== undefined) void rm(marker, { force: true }).catch(() => undefined);
    },
  };
}

/** The markers that count. Deletes those of windows that are gone. */
async function readMarkers(folder: string): Promise<readonly UsageMarker[]> {
  const markers: UsageMarker[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const marker = parseMarker((await readSmallText(file)) ?? '');
    const found = await stat(file).catch(() => undefined);
    if (!marker || !found) continue;
    if (isHeld(marker, Date.now() - found.mtimeMs, { host: hostname(), isAlive })) markers.push(marker);
    else await rm(file, { force: true }).catch(() => undefined);
  }
  return markers;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The paths that exist, without links in them. */
async function withoutLinks(paths: readonly string[]): Promise<readonly string[]> {
  const real = await Promise.all(paths.map((each) => realpath(each).catch(() => undefined)));
  return real.filter((each) => each !== undefined);
}

/** Whether a path leads into a folder. Both are absolute and without links. */
export function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}

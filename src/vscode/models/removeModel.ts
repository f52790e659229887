import { lstat, readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { modelOf } from '../../core/models/discovery/groupParts.ts';
import type { InstalledModel } from '../../core/models/installed.ts';
import { finalOf } from '../../core/models/transfer/partNames.ts';
import type { DeletionFailure } from '../../protocol/failure.ts';
import { isWithin, type UsageMarkers } from './usageMarkers.ts';

/** A file that goes when its model is deleted. */
interface Doomed {
  path: string;
  /** Bytes that become free; 0 for a link, and for a file that has a further name. */
  frees: number;
  /** Milliseconds since it was written. */
  age: number;
  /** A download has not finished it. */
  unfinished: boolean;
}

/** Milliseconds without a write after which no window downloads a file any more. */
const downloadRests = 60_000;

/**
 * Deletes a model's files, if they are in Hearth's folder and nobody uses them. Never rejects. The order is from the last
 * part to the first, so that what is left after an error is still one model in the list.
 */
export async function removeModel(
  model: InstalledModel,
  folder: string,
  markers: UsageMarkers,
): Promise<{ freed: number } | { failure: DeletionFailure }> {
  const file = model.path;
  if (!(await isOwn(model.files, folder))) return { failure: { code: 'not-own', path: file } };
  const holder = await markers.holder(model.files);
  if (holder !== 'nobody')
    return { failure: { code: 'in-use', path: file, elsewhere: holder === 'another window' } };
  const doomed = await filesOfModel(model.files);
  if (doomed.some(({ unfinished, age }) => unfinished && age < downloadRests))
    return { failure: { code: 'being-downloaded', path: file } };
  let freed = 0;
  for (const each of doomed.reverse()) {
    try {
      await rm(each.path, { force: true });
      freed += each.frees;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return { failure: { code: 'not-deleted', path: file, words, freed } };
    }
  }
  return { freed };
}

/** Bytes that deleting a model would free; `undefined` if Hearth does not delete it. */
export async function bytesFreed(files: readonly string[], folder: string): Promise<number | undefined> {
  if (!(await isOwn(files, folder))) return undefined;
  return (await filesOfModel(files)).reduce((total, { frees }) => total + frees, 0);
}

/** Whether all files lie in a folder, whatever links lead there: deleting must not reach elsewhere. */
async function isOwn(files: readonly string[], folder: string): Promise<boolean> {
  try {
    const own = await realpath(folder);
    const places = await Promise.all(files.map(async (file) => await realpath(path.dirname(file))));
    return places.every((place) => place === own || isWithin(place, own));
  } catch {
    return false;
  }
}

/** The model's files that are there, and beside them those that a download of it has not finished. */
async function filesOfModel(files: readonly string[]): Promise<Doomed[]> {
  const models = new Set(files.map(modelOf));
  const folders = new Set(files.map((file) => path.dirname(file)));
  const paths = new Set(files);
  for (const folder of folders)
    for (const name of await readdir(folder).catch(() => [])) {
      const file = path.join(folder, name);
      const whole = finalOf(file);
      if (whole !== undefined && models.has(modelOf(whole))) paths.add(file);
    }
  const found = await Promise.all([...paths].map(doom));
  return found.filter((each) => each !== undefined);
}

async function doom(file: string): Promise<Doomed | undefined> {
  const stat = await lstat(file).catch(() => undefined);
  return (
    stat && {
      path: file,
      frees: stat.isFile() && stat.nlink === 1 ? stat.size : 0,
      age: Date.now() - stat.mtimeMs,
      unfinished: finalOf(file) !== undefined,
    }
  );
}

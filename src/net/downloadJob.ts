import { open, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReadAt } from '../core/models/byteReader.ts';
import type { CatalogueEntry, CatalogueFile } from '../core/models/catalogue/catalogueEntry.ts';
import { checkModel } from '../core/models/checkModel.ts';
import { lookAtFiles } from '../core/models/lookAt.ts';
import { partOf } from '../core/models/transfer/partNames.ts';
import { noProgress, type Progress } from '../core/models/transfer/record.ts';
import { SpeedMeter } from '../core/models/transfer/speedMeter.ts';
import type { DownloadFailure, ModelFailure } from '../protocol/failure.ts';
import { DownloadError } from './downloadError.ts';
import { FileTransfer } from './fileTransfer.ts';
import { deletePart, readKnown } from './partFile.ts';
import type { Tuning } from './tuning.ts';

const lookAt = lookAtFiles({ stat, open });

/** The download of all files of a model into a folder of its own. */
export class DownloadJob {
  readonly #options: JobOptions;
  readonly #speed = new SpeedMeter();
  /** Of the files that have no final name yet. */
  #transfers: readonly FileTransfer[] = [];
  #current: FileTransfer | undefined;
  /** Bytes of the files that had their final names before. */
  #finished = 0;

  constructor(options: JobOptions) {
    this.#options = options;
  }

  get waiting(): DownloadFailure | undefined {
    return this.#current?.waiting;
  }

  get progress(): Progress {
    const received = this.#finished + this.#transfers.reduce((sum, each) => sum + each.received, 0);
    const total = this.#total();
    this.#speed.add(performance.now(), received);
    const phase = this.#phase();
    const bytesPerSecond = phase === 'downloading' ? (this.#speed.bytesPerSecond() ?? null) : null;
    return { phase, received, total: total ?? null, bytesPerSecond };
  }

  /**
   * Downloads what is missing, verifies it, and gives all files their final names.
   * @returns the path of the file to load.
   * @throws DownloadError. Rejects with the signal's reason; what has arrived is kept then.
   */
  async run(signal: AbortSignal): Promise<string> {
    const { entry, folder } = this.#options;
    const missing: FileTransfer[] = [];
    for (const file of entry.files) {
      const size = await sizeOf(path.join(folder, file.name));
      // Only a verified file has its final name. One of another length is somebody else's, and is replaced.
      if (size !== undefined && size === (file.bytes ?? size)) this.#finished += size;
      else missing.push(this.#transferOf(file));
    }
    this.#transfers = missing;
    try {
      await this.#checkSpace();
      for (const transfer of missing) {
        this.#current = transfer;
        await transfer.run(signal);
      }
      await this.#checkWhole();
      for (const transfer of missing) await transfer.end('finish');
      return path.join(folder, entry.files[0]?.name ?? '');
    } catch (error) {
      const worthless = error instanceof DownloadError && error.discard && !signal.aborted;
      for (const transfer of missing) await transfer.end(worthless ? 'discard' : 'keep');
      throw error;
    }
  }

  #transferOf(file: CatalogueFile): FileTransfer {
    const { entry, folder, tuning, verifierPath, onChange } = this.#options;
    const final = path.join(folder, file.name);
    return new FileTransfer({
      file,
      path: final,
      tuning,
      verifierPath,
      onChange,
      inspect: async (read, size) =>
        entry.files.length === 1 ? await inspectHead(final, read, size) : undefined,
    });
  }

  #phase(): Progress['phase'] {
    if (!this.#current || this.#current.waiting) return 'waiting';
    return this.#current.received === this.#current.total ? 'verifying' : 'downloading';
  }

  #total(): number | undefined {
    let sum = this.#finished;
    for (const { total } of this.#transfers) {
      if (total === undefined) return undefined;
      sum += total;
    }
    return sum;
  }

  /** Asks for room before anything is fetched, as far as lengths are known. */
  async #checkSpace(): Promise<void> {
    const { entry, folder, tuning } = this.#options;
    let needed = 0;
    for (const { name, bytes } of entry.files) {
      const final = path.join(folder, name);
      if ((await sizeOf(final)) === undefined) needed += (bytes ?? 0) - (await blocksOnDisk(partOf(final)));
    }
    const free = await tuning.freeSpace(await existing(folder)).catch(() => Infinity);
    if (needed <= 0 || needed + tuning.reserve <= free) return;
    const url = entry.files[0]?.url ?? '';
    throw new DownloadError({ code: 'disk-full', url, host: new URL(url).host, folder, needed, free });
  }

  /** The check that every model has before it is loaded, on the files as they are to be named. */
  async #checkWhole(): Promise<void> {
    const { entry, folder } = this.#options;
    const checked = await checkModel(path.join(folder, entry.files[0]?.name ?? ''), async (file) => {
      const unfinished = await lookAt(partOf(file));
      return typeof unfinished === 'string' ? await lookAt(file) : unfinished;
    });
    if ('failure' in checked) throw new DownloadError(checked.failure, true);
  }
}

interface JobOptions {
  entry: CatalogueEntry;
  /** The model's own folder. */
  folder: string;
  tuning: Tuning;
  verifierPath: string;
  onChange: () => void;
}

/** How much of a model has arrived, by the journals of its files, while nobody downloads it. */
export async function storedProgress(entry: CatalogueEntry, folder: string): Promise<Progress> {
  let received = 0;
  let total: number | null = 0;
  for (const { name, bytes } of entry.files) {
    const final = path.join(folder, name);
    const finished = await sizeOf(final);
    const known = finished === undefined ? await readKnown(final) : undefined;
    received += finished ?? known?.received ?? 0;
    const whole = finished ?? known?.total ?? bytes;
    total = total === null || whole === undefined ? null : total + whole;
  }
  return { ...noProgress, received, total };
}

/** Deletes what has arrived of a model, and its folder if nothing else is in it. */
export async function deleteUnfinished(entry: CatalogueEntry, folder: string): Promise<void> {
  for (const { name } of entry.files) await deletePart(path.join(folder, name));
  await rmdir(folder).catch(() => undefined);
}

/** Says what is wrong with the head of a file of which only the beginning is there. */
async function inspectHead(file: string, read: ReadAt, size: number): Promise<ModelFailure | undefined> {
  const checked = await checkModel(file, () =>
    Promise.resolve({ path: file, size, modified: 0, inode: 0, read }),
  );
  if (!('failure' in checked)) return undefined;
  const { failure } = checked;
  // A head that is longer than what has arrived is judged at the end; so is the length.
  return failure.code === 'cut-off' || failure.code === 'model-unreadable' ? undefined : failure;
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size;
}

/** Bytes that an unfinished file occupies; it may have holes. */
async function blocksOnDisk(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  return found ? Math.min(found.size, found.blocks * 512) : 0;
}

/** The folder, or the nearest one above it that exists. */
async function existing(folder: string): Promise<string> {
  const above = path.dirname(folder);
  return above === folder || (await stat(folder).catch(() => undefined)) ? folder : await existing(above);
}

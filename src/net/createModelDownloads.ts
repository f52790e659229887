import { randomUUID } from 'node:crypto';
import type { Log } from '../core/log.ts';
import type { CatalogueEntry } from '../core/models/catalogue/catalogueEntry.ts';
import type { Download, ModelDownloads } from '../core/models/downloads.ts';
import { DownloadItem } from './downloadItem.ts';
import { readRemoteHead } from './remoteHead.ts';
import { deleteRecord, readRecords, writeRecord } from './records.ts';
import { usualTuning, type Tuning } from './tuning.ts';

export interface DownloadsOptions {
  /** Where models are kept; asked each time. */
  folder: () => string;
  /** The program of the thread that verifies. */
  verifierPath: string;
  log: Log;
  /** Other sizes and times, for tests. */
  tuning?: Partial<Tuning>;
}

/**
 * Downloads models. What the user wants is in files that all windows read (`records.ts`); each window looks at them again
 * and again, and the one that has a download's lease does the work. Nothing is opened until a download was started.
 */
export function createModelDownloads(options: DownloadsOptions): ModelDownloads {
  const { folder, log } = options;
  const tuning = { ...usualTuning, ...options.tuning };
  const owner = randomUUID();
  const items = new Map<string, DownloadItem>();
  const listeners = new Set<() => void>();
  let disposed = false;
  let first = true;
  let queue = Promise.resolve();
  let announced = 0;

  const announce = (): void => {
    announced = performance.now();
    for (const listener of [...listeners]) listener();
  };
  /** Bytes arrive many times a second; nobody looks as often. */
  const onProgress = (): void => {
    if (performance.now() - announced >= 250) announce();
  };

  /** One thing at a time, in order. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work).catch((error: unknown) => log.warn(`Downloads: ${String(error)}`));
    return queue;
  };

  async function look(): Promise<void> {
    if (disposed) return;
    const at = folder();
    const records = await readRecords(at);
    for (const record of records) {
      const { id } = record.entry;
      // What was done before this window began is no news, and no reason for the next one to load this code.
      if (first && record.intent === 'done') {
        await deleteRecord(at, id);
        continue;
      }
      let item = items.get(id);
      if (!item || item.folder !== at) {
        await item?.stop();
        item = new DownloadItem({
          record,
          folder: at,
          owner,
          tuning,
          log,
          verifierPath: options.verifierPath,
          onProgress,
        });
        items.set(id, item);
      }
      await item.follow(record);
    }
    const known = new Set(records.map(({ entry }) => entry.id));
    for (const [id, item] of items)
      if (!known.has(id) && !item.isOver) {
        await item.stop();
        items.delete(id);
      }
    first = false;
    announce();
  }

  async function want(entry: CatalogueEntry, intent: 'running' | 'paused' | 'cancelled'): Promise<void> {
    const started = items.get(entry.id)?.record.started ?? Date.now();
    await writeRecord(folder(), { entry, intent, started }, owner);
    if (intent === 'running') items.get(entry.id)?.forget();
  }

  const change = (id: string, intent: 'paused' | 'cancelled'): void => {
    void enqueue(async () => {
      const item = items.get(id);
      if (item) await want(item.record.entry, intent);
    });
    void enqueue(look);
  };

  let timer: NodeJS.Timeout | undefined;
  /** Looks never pile up behind a slow disk: many at once would count as many heartbeats that another window missed. */
  const beat = async (): Promise<void> => {
    await enqueue(look);
    if (!disposed) timer = setTimeout(() => void beat(), tuning.heartbeat).unref();
  };
  void beat();

  return {
    get downloads(): readonly Download[] {
      return [...items.values()]
        .sort((a, b) => a.record.started - b.record.started)
        .map((item) => item.shown);
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(entry) {
      void enqueue(() => want(entry, 'running'));
      void enqueue(look);
    },
    pause: (id) => change(id, 'paused'),
    cancel: (id) => change(id, 'cancelled'),
    remoteHead: (entry, signal) => readRemoteHead(entry, signal, tuning),
    async dispose() {
      disposed = true;
      clearTimeout(timer);
      listeners.clear();
      await queue;
      await Promise.all([...items.values()].map((item) => item.stop()));
    },
  };
}

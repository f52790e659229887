import type { Download, ModelDownloads } from '../core/models/downloads.ts';
import type { DownloadsOptions } from './createModelDownloads.ts';
import { hasRecords } from './records.ts';

/** Milliseconds between two looks for a download that another window has started. */
const interval = 5000;

/**
 * Downloads whose code is loaded when the first is started, here or in another window, or when one was under way as VS
 * Code ended: most windows never need it.
 */
export function lazyDownloads(options: DownloadsOptions): ModelDownloads {
  const listeners = new Set<() => void>();
  let loading: Promise<ModelDownloads> | undefined;
  let loaded: ModelDownloads | undefined;
  let disposed = false;

  const load = (): Promise<ModelDownloads> => {
    clearInterval(timer);
    loading ??= (async () => {
      const { createModelDownloads } = await import('./createModelDownloads.ts');
      loaded = createModelDownloads(options);
      loaded.onDidChange(() => {
        for (const listener of [...listeners]) listener();
      });
      return loaded;
    })();
    return loading;
  };

  async function look(): Promise<void> {
    if (loading === undefined && (await hasRecords(options.folder())) && !disposed) await load();
  }
  const timer = setInterval(() => void look(), interval);
  timer.unref();
  void look();

  return {
    get downloads(): readonly Download[] {
      return loaded?.downloads ?? [];
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (entry) => void load().then((downloads) => downloads.start(entry)),
    pause: (id) => loaded?.pause(id),
    cancel: (id) => loaded?.cancel(id),
    remoteHead: async (entry, signal) => await (await load()).remoteHead(entry, signal),
    async dispose() {
      disposed = true;
      clearInterval(timer);
      listeners.clear();
      await (await loading)?.dispose();
    },
  };
}

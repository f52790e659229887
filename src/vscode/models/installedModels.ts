import { open, readdir, stat } from 'node:fs/promises';
import { groupParts } from '../../core/models/discovery/groupParts.ts';
import type { InstalledModel, InstalledModels } from '../../core/models/installed.ts';
import { lookAtFiles, type LookAt } from '../../core/models/lookAt.ts';
import { describeModel } from './describeModel.ts';
import { ggufFiles, type FolderSystem } from './ggufFiles.ts';

/** Folders within Hearth's own folder that are looked into. */
const ownDepth = 3;

/** Milliseconds for looking into one folder; a network drive may never answer. */
const patience = 5000;

/** @param ownFolder Hearth's own folder for models, which need not exist. Called with each search. */
export function createInstalledModels(deps: {
  ownFolder: () => string;
  /** For tests. */
  files?: FolderSystem;
  lookAt?: LookAt;
}): InstalledModels {
  const { ownFolder, files = { readdir, stat }, lookAt = lookAtFiles({ stat, open }) } = deps;
  const listeners = new Set<() => void>();

  async function search(folder: string, found: InstalledModel[], signal: AbortSignal): Promise<void> {
    const paths: string[] = [];
    for await (const file of ggufFiles(folder, ownDepth, files, signal)) paths.push(file);
    for (const group of groupParts(paths)) {
      if (signal.aborted) return;
      const model = await describeModel({ origin: 'hearth', files: group }, lookAt);
      if (model) found.push(model);
    }
  }

  return {
    async list(signal) {
      const found: InstalledModel[] = [];
      const limit = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]);
      await Promise.race([search(ownFolder(), found, limit), aborted(limit)]);
      return [...found];
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      for (const listener of listeners) listener();
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

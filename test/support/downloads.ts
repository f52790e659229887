import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CatalogueEntry, CatalogueFile } from '../../src/core/models/catalogue/catalogueEntry.ts';
import type { Download, DownloadPhase, ModelDownloads } from '../../src/core/models/downloads.ts';
import { createModelDownloads } from '../../src/net/createModelDownloads.ts';
import type { Tuning } from '../../src/net/tuning.ts';
import { recordingLog } from '../../tools/models/requests.ts';

/** Small and quick, so that a file of a few megabytes has many parts, and a failure needs no minute. */
export const quickTuning: Partial<Tuning> = {
  partBytes: 256 << 10,
  blockBytes: 64 << 10,
  idle: 500,
  patience: 0.005,
  heartbeat: 20,
  missedBeats: 5,
};

/** A folder of models, and windows that download into it. */
export class Downloading {
  readonly folder: string;
  readonly #windows: ModelDownloads[] = [];

  constructor(folder = mkdtempSync(path.join(tmpdir(), 'hearth-downloads-'))) {
    this.folder = folder;
  }

  /** @param onLook called whenever the window looks at the folder. */
  window(tuning: Partial<Tuning> = {}, onLook = (): void => undefined): ModelDownloads {
    const downloads = createModelDownloads({
      folder: () => {
        onLook();
        return this.folder;
      },
      verifierPath: path.join(import.meta.dirname, '../../src/net/verifier/main.ts'),
      log: recordingLog(),
      tuning: { ...quickTuning, ...tuning },
    });
    this.#windows.push(downloads);
    return downloads;
  }

  /** All files below the folder, without those that say who wants what. */
  async files(): Promise<string[]> {
    const names = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return names
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => !name.startsWith('.downloads'))
      .sort();
  }

  async end(): Promise<void> {
    for (const window of this.#windows) await window.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export function entryOf(files: readonly CatalogueFile[], id = 'some-model'): CatalogueEntry {
  return { id, title: 'Some model', summary: 'For tests', files, origin: 'user' };
}

export function downloadOf(window: ModelDownloads, id = 'some-model'): Download | undefined {
  return window.downloads.find((each) => each.id === id);
}

/** Waits until a download is in a phase that passes. */
export async function reach(
  window: ModelDownloads,
  test: (phase: DownloadPhase, download: Download) => boolean,
  id = 'some-model',
): Promise<Download> {
  for (;;) {
    const download = downloadOf(window, id);
    if (download && test(download.phase, download)) return download;
    await changed(window);
  }
}

/** Resolves with the next change. */
export async function changed(window: ModelDownloads): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = window.onDidChange(() => {
      stop();
      resolve();
    });
  });
}

/** Waits for the end, good or bad. */
export async function outcome(window: ModelDownloads, id = 'some-model'): Promise<DownloadPhase> {
  return (await reach(window, ({ type }) => type === 'done' || type === 'failed', id)).phase;
}

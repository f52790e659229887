import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { CatalogueEntry } from '../../src/core/models/catalogue/catalogueEntry.ts';
import type { Download, ModelDownloads } from '../../src/core/models/downloads.ts';
import { Downloading, entryOf, reach } from './downloads.ts';
import { ModelServer } from './modelServer.ts';
import { servedModel, sha256Of, type ServedFile } from './servedFile.ts';

/** A small model file on a server of its own, and a folder to download it into, anew for each test. */
export interface DownloadSite {
  file: ServedFile;
  sha256: string;
  server: ModelServer;
  downloading: Downloading;
  /** An entry as the catalogue's, with length and checksum. */
  known: () => CatalogueEntry;
  /** One as a user's address. */
  unknown: () => CatalogueEntry;
  /** The path of the file to load. */
  final: () => string;
  /** The server falls silent behind two thirds of the file, so that a download is under way for as long as a test needs. */
  holdBack: () => void;
  /** The server is good again. */
  letGo: () => void;
  /** A window that downloads, held back, and has more than half of the file. */
  halfway: () => Promise<ModelDownloads>;
  /** Fails unless the file is there, whole, and nothing else. */
  expectWhole: (whole?: ServedFile) => Promise<void>;
}

/** Waits until a window shows that more than half of a site's file has arrived. */
export async function hasHalf(window: ModelDownloads): Promise<Download> {
  return await reach(window, (_, { received }) => received > 1_500_000);
}

export function downloadSite(): DownloadSite {
  const file = servedModel(3_000_001);
  const sha256 = sha256Of(file);
  const place = (bytes?: number): CatalogueEntry =>
    entryOf([
      { name: 'm.gguf', url: site.server.url('m.gguf'), ...(bytes === undefined ? {} : { bytes, sha256 }) },
    ]);
  const site = {
    file,
    sha256,
    known: () => place(file.size),
    unknown: () => place(),
    final: () => path.join(site.downloading.folder, 'some-model', 'm.gguf'),
    holdBack: () => void (site.server.manner = ({ from }) => (from >= 2_000_000 ? { stallAfter: 0 } : {})),
    letGo: () => void (site.server.manner = () => ({})),
    async halfway() {
      site.holdBack();
      const window = site.downloading.window();
      window.start(site.known());
      await hasHalf(window);
      return window;
    },
    async expectWhole(whole: ServedFile = file) {
      const found = createHash('sha256').update(readFileSync(site.final())).digest('hex');
      expect(found).toBe(sha256Of(whole));
      expect(await site.downloading.files()).toEqual([path.join('some-model', 'm.gguf')]);
    },
  } as DownloadSite;
  beforeEach(async () => {
    site.server = await ModelServer.start(file);
    site.downloading = new Downloading();
  });
  afterEach(async () => {
    await site.downloading.end();
    await site.server.stop();
  });
  return site;
}

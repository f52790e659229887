// A window that downloads in a process of its own, so that it can be killed or limited: `node dyingDownload.ts JSON`. It
// prints a line of JSON with each change, and ends with the download.
import process from 'node:process';
import type { CatalogueEntry } from '../../src/core/models/catalogue/catalogueEntry.ts';
import { Downloading, downloadOf, outcome } from './downloads.ts';

/** What the window is told on its command line. */
export interface DyingDownload {
  folder: string;
  entry: CatalogueEntry;
}

const { folder, entry } = JSON.parse(process.argv[2] ?? '') as DyingDownload;
const window = new Downloading(folder).window();
window.onDidChange(() => console.log(JSON.stringify(downloadOf(window) ?? null)));
window.start(entry);
// Downloads alone keep no process alive.
const alive = setInterval(() => undefined, 1000);
await outcome(window);
await window.dispose();
clearInterval(alive);

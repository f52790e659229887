import path from 'node:path';
import { expect, test } from 'vitest';
import { downloadSite } from '../../support/downloadSite.ts';
import { changed, downloadOf, entryOf, outcome } from '../../support/downloads.ts';

const site = downloadSite();

test('a file arrives over several connections, byte for byte, under its final name alone', async () => {
  const window = site.downloading.window();
  window.start(site.known());
  expect(await outcome(window)).toEqual({ type: 'done', path: site.final() });
  await site.expectWhole();
  expect(site.server.sent).toBe(site.file.size);
  expect(site.server.asked.length).toBeGreaterThan(8);
  expect(downloadOf(window)).toMatchObject({ received: site.file.size, total: site.file.size });
});

test('a file of which nothing is known arrives', async () => {
  const window = site.downloading.window();
  window.start(site.unknown());
  expect(await outcome(window)).toEqual({ type: 'done', path: site.final() });
  await site.expectWhole();
});

test('a split model arrives as a whole or not at all', async () => {
  const parts = [1, 2].map((part) => `big-0000${part}-of-00002.gguf`);
  const window = site.downloading.window();
  // Neither of them says that it is a part of two, so this is no split model.
  window.start(entryOf(parts.map((name) => ({ name, url: site.server.url(name) }))));
  await outcome(window);
  expect(await site.downloading.files()).toEqual(parts.map((name) => path.join('some-model', name)));
});

test('nothing is opened before a download is started', async () => {
  const window = site.downloading.window();
  for (let looks = 0; looks < 3; looks++) await changed(window);
  expect(window.downloads).toEqual([]);
  expect(site.server.asked).toEqual([]);
});

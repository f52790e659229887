import { expect, test } from 'vitest';
import { hasRecords } from '../../../src/net/records.ts';
import { downloadSite, hasHalf } from '../../support/downloadSite.ts';
import { changed, downloadOf, outcome, reach } from '../../support/downloads.ts';

// What outlives a pause and a window, and what several windows do together.

const site = downloadSite();

test('a paused download keeps what has arrived, and another start opens nothing until it is resumed', async () => {
  const first = await site.halfway();
  first.pause('some-model');
  const paused = await reach(first, ({ type }) => type === 'paused');
  expect(paused.received).toBeGreaterThan(1_500_000);
  await first.dispose();

  site.letGo();
  const before = { asked: site.server.asked.length, sent: site.server.sent };
  const second = site.downloading.window();
  const found = await reach(second, ({ type }) => type === 'paused');
  expect(found).toMatchObject({ received: paused.received, total: site.file.size, here: false });
  for (let looks = 0; looks < 3; looks++) await changed(second);
  expect(site.server.asked).toHaveLength(before.asked);

  second.start(site.known());
  expect(await outcome(second)).toMatchObject({ type: 'done' });
  await site.expectWhole();
  expect(site.server.sent - before.sent).toBe(site.file.size - paused.received);
});

test('a download that was running when its window ended goes on in the next', async () => {
  const first = await site.halfway();
  await first.dispose();
  site.letGo();
  expect(await outcome(site.downloading.window())).toMatchObject({ type: 'done' });
  await site.expectWhole();
});

test('a download that is done is forgotten at the next start', async () => {
  const first = site.downloading.window();
  first.start(site.known());
  expect(await outcome(first)).toMatchObject({ type: 'done' });
  await first.dispose();
  expect(await hasRecords(site.downloading.folder)).toBe(true);
  const second = site.downloading.window();
  await changed(second);
  expect(second.downloads).toEqual([]);
  expect(await hasRecords(site.downloading.folder)).toBe(false);
});

test('cancel deletes what has arrived', async () => {
  const window = await site.halfway();
  window.cancel('some-model');
  while (downloadOf(window)) await changed(window);
  expect(await site.downloading.files()).toEqual([]);
});

test('one window downloads, the other shows its progress; either may pause', async () => {
  const a = await site.halfway();
  const b = site.downloading.window();
  b.start(site.known());
  const seen = await hasHalf(b);
  expect(seen.here).toBe(false);
  b.pause('some-model');
  await reach(a, ({ type }) => type === 'paused');
  site.letGo();
  b.start(site.known());
  expect(await outcome(a)).toMatchObject({ type: 'done' });
  expect(await outcome(b)).toMatchObject({ type: 'done' });
  await site.expectWhole();
});

test('another window continues when the one that downloads has gone', async () => {
  const a = await site.halfway();
  const b = site.downloading.window();
  await hasHalf(b);
  site.letGo();
  await a.dispose();
  expect(await outcome(b)).toMatchObject({ type: 'done' });
  await site.expectWhole();
});

test('nothing is fetched when the disk has no room', async () => {
  const window = site.downloading.window({ freeSpace: () => Promise.resolve(1_000_000), reserve: 0 });
  window.start(site.known());
  expect(await outcome(window)).toMatchObject({
    failure: { code: 'disk-full', needed: site.file.size, free: 1_000_000 },
  });
  expect(site.server.asked).toEqual([]);
});

test('no room for a file whose length only the server tells', async () => {
  const window = site.downloading.window({ freeSpace: () => Promise.resolve(1_000_000), reserve: 0 });
  window.start(site.unknown());
  expect(await outcome(window)).toMatchObject({ failure: { code: 'disk-full', needed: site.file.size } });
  expect(await site.downloading.files()).toEqual([]);
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { downloadSite } from '../../support/downloadSite.ts';
import { outcome, reach } from '../../support/downloads.ts';
import { damaged, servedModel } from '../../support/servedFile.ts';

const block = 64 << 10;

const site = downloadSite();

describe('a file that changes on the server', () => {
  const other = servedModel(site.file.size, { seed: 7 });

  test.each([
    ['', other],
    [' with another length', servedModel(site.file.size + 100_000, { seed: 7 })],
  ])('begins anew%s where no checksum says which is meant', async (_how, file) => {
    site.server.manner = ({ number }) => (number < 4 ? {} : { file, etag: '"two"' });
    const window = site.downloading.window();
    window.start(site.unknown());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole(file);
  });

  test('again and again fails', async () => {
    site.server.manner = ({ number }) => ({ etag: `"${number}"` });
    const window = site.downloading.window();
    window.start(site.unknown());
    expect(await outcome(window)).toMatchObject({ failure: { code: 'changed-on-server' } });
    expect(await site.downloading.files()).toEqual([]);
  });

  test('fails at once where the checksum is of the old one', async () => {
    site.server.manner = ({ number }) => (number < 4 ? {} : { file: damaged(other, 0, 1), etag: '"two"' });
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ failure: { code: 'changed-on-server' } });
  });

  test('only in its tag goes on: two servers of a network may differ in it', async () => {
    site.server.manner = ({ number }) => ({ etag: number % 2 === 0 ? '"one"' : '"two"' });
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
    // A sample was fetched again to compare, for each connection that noticed.
    expect(site.server.sent).toBeLessThanOrEqual(site.file.size + 4 * block);
  });
});

describe('damage', () => {
  test('on the way is found by the checksum, and repaired by fetching ranges again', async () => {
    const bad = damaged(site.file, 1_000_000, 1_000_003);
    let spoilt = false;
    site.server.manner = ({ from, to }) => {
      if (spoilt || from > 1_000_000 || to <= 1_000_000) return {};
      spoilt = true;
      return { file: bad };
    };
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    expect(spoilt).toBe(true);
    await site.expectWhole();
    // Ranges up to the bad one came twice, and no more.
    expect(site.server.sent).toBeLessThan(site.file.size + 1_000_000 + (256 << 10) + 1);
  });

  test('on the way is repaired where ranges are ignored', async () => {
    site.server.manner = ({ number }) => ({
      ignoreRange: true,
      ...(number === 0 ? { file: damaged(site.file, 2_000_000, 2_000_001) } : {}),
    });
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
  });

  test('on the disk is found when the download goes on, and only the bad block is fetched again', async () => {
    const window = await site.halfway();
    window.pause('some-model');
    await reach(window, ({ type }) => type === 'paused');
    const part = `${site.final()}.part`;
    const bytes = readFileSync(part);
    bytes[500_000] = (bytes[500_000] ?? 0) ^ 1;
    writeFileSync(part, bytes);
    site.letGo();
    const before = site.server.asked.length;
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
    const again = site.server.asked.slice(before).filter(({ from }) => from < 1_000_000);
    expect(again.map(({ from, to }) => to - from)).toEqual([block]);
  });

  test('an unfinished file that was cut or lost is fetched again', async () => {
    const window = await site.halfway();
    window.pause('some-model');
    await reach(window, ({ type }) => type === 'paused');
    writeFileSync(`${site.final()}.part`, readFileSync(`${site.final()}.part`).subarray(0, 700_000));
    site.letGo();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
  });

  test('a journal that makes no sense is no reason to trust the file', async () => {
    mkdirSync(path.dirname(site.final()), { recursive: true });
    writeFileSync(`${site.final()}.part`, 'GGUF and then nonsense');
    writeFileSync(`${site.final()}.part.blocks`, '{"version":1,"blockBytes":0}\n0 abc\n');
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
  });
});

import { expect, test } from 'vitest';
import { downloadSite } from '../../support/downloadSite.ts';
import { servedModel } from '../../support/servedFile.ts';

const site = downloadSite();
const signal = new AbortController().signal;

test('the head of a large file costs a few megabytes and no file', async () => {
  const big = servedModel(900_000_000);
  site.server.manner = () => ({ file: big });
  const read = await site.downloading.window().remoteHead(site.unknown(), signal);
  expect(read).toMatchObject({ bytes: big.size });
  expect('head' in read && read.head.values.get('general.architecture')).toBe('gpt-oss');
  expect(site.server.sent).toBeLessThan(16e6);
  expect(await site.downloading.files()).toEqual([]);
});

test('it is read of a server that ignores ranges', async () => {
  site.server.manner = () => ({ ignoreRange: true });
  const read = await site.downloading.window().remoteHead(site.unknown(), signal);
  expect(read).toMatchObject({ bytes: site.file.size });
});

test.each([
  [{ status: 404 }, 'not-found'],
  [{ body: '<!DOCTYPE html>' }, 'web-page'],
  [{ status: 503 }, 'server-error'],
  [{ file: servedModel(3_000_001, { architecture: 'llama' }) }, 'wrong-architecture'],
])('%j fails as %s', async (manner, code) => {
  site.server.manner = () => manner;
  const read = await site.downloading.window().remoteHead(site.unknown(), signal);
  expect(read).toMatchObject({ failure: { code } });
});

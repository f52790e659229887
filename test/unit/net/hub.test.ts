import { expect, test } from 'vitest';
import { downloadSite } from '../../support/downloadSite.ts';
import { outcome } from '../../support/downloads.ts';
import { damaged, servedModel, sha256Of, type ServedFile } from '../../support/servedFile.ts';

// A model hub redirects to where the file is, and tells its checksum with the redirect.

const site = downloadSite();

/** A hub that names `sha256` and hands out `file`. */
function hub(sha256: string, file: ServedFile = site.file): void {
  site.server.manner = ({ path: at }) =>
    at.startsWith('/cdn/')
      ? { file }
      : { status: 302, headers: { location: site.server.url('cdn/m'), 'x-linked-etag': `"${sha256}"` } };
}

test('a file as the hub names it arrives, without a checksum of ours', async () => {
  hub(site.sha256);
  const window = site.downloading.window();
  window.start(site.unknown());
  expect(await outcome(window)).toMatchObject({ type: 'done' });
  await site.expectWhole();
});

test('a file that is not the one that the hub names is not kept, without a checksum of ours', async () => {
  hub(site.sha256, damaged(site.file, 1_000_000, 1_000_001));
  const window = site.downloading.window();
  window.start(site.unknown());
  expect(await outcome(window)).toMatchObject({ failure: { code: 'wrong-checksum' } });
  expect(await site.downloading.files()).toEqual([]);
});

test('a hub that names another file than the catalogue is believed at once: nothing is written', async () => {
  hub(sha256Of(servedModel(site.file.size, { seed: 2 })));
  const window = site.downloading.window();
  window.start(site.known());
  expect(await outcome(window)).toMatchObject({ failure: { code: 'wrong-checksum' } });
  expect(site.server.asked.map(({ path: at }) => at)).toEqual(['/m.gguf', '/cdn/m']);
  expect(await site.downloading.files()).toEqual([]);
});

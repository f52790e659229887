import { describe, expect, test } from 'vitest';
import { downloadSite } from '../../support/downloadSite.ts';
import { outcome } from '../../support/downloads.ts';
import { ModelServer, type Manner } from '../../support/modelServer.ts';
import { servedBytes, servedModel } from '../../support/servedFile.ts';

const site = downloadSite();

const page = '<!DOCTYPE html><title>Sign in</title>';

describe('a server that will not do fails the download, and no file is left under the final name', () => {
  test.each<[name: string, manner: Manner, failure: object]>([
    ['401', { status: 401 }, { code: 'sign-in-needed' }],
    ['403', { status: 403 }, { code: 'forbidden' }],
    ['404', { status: 404 }, { code: 'not-found' }],
    ['410', { status: 410 }, { code: 'not-found' }],
    ['416', { status: 416 }, { code: 'range-refused' }],
    ['418', { status: 418 }, { code: 'unexpected-status', status: 418 }],
    [
      'a 429 for hours',
      { status: 429, headers: { 'retry-after': '7200' } },
      { code: 'too-many-requests', seconds: 7200 },
    ],
    ['a 429 for ever', { status: 429 }, { code: 'too-many-requests' }],
    ['a 503 for ever', { status: 503 }, { code: 'server-error', status: 503 }],
    [
      'a web page',
      { body: page, headers: { 'content-type': 'text/html; charset=utf-8' } },
      { code: 'web-page' },
    ],
    ['a web page that does not say so', { body: page }, { code: 'web-page' }],
    ['a network that wants a sign-in', { status: 511, body: page }, { code: 'web-page' }],
    ['an archive', { body: 'PK\u0003\u0004 and so on' }, { code: 'not-gguf', found: 'archive' }],
    ['a file of 0 bytes', { file: servedBytes(new Uint8Array(0)) }, { code: 'empty-file' }],
    [
      '0 bytes, ignoring ranges',
      { file: servedBytes(new Uint8Array(0)), ignoreRange: true },
      { code: 'empty-file' },
    ],
    [
      'another length',
      { file: servedModel(2_000_000) },
      { code: 'wrong-length', expected: 3_000_001, found: 2_000_000 },
    ],
    [
      'another length, ignoring ranges',
      { file: servedModel(2_000_000), ignoreRange: true },
      { code: 'wrong-length', expected: 3_000_001, found: 2_000_000 },
    ],
    [
      'fewer bytes without a length',
      { file: servedModel(2_000_000), ignoreRange: true, chunked: true },
      { code: 'wrong-length', expected: 3_000_001, found: 2_000_000 },
    ],
    [
      'an endless file',
      { ignoreRange: true, chunked: true, extra: Infinity },
      { code: 'endless', expected: 3_000_001 },
    ],
    ['a file with more bytes', { ignoreRange: true, chunked: true, extra: 1 }, { code: 'endless' }],
    [
      'a range that was not asked for',
      { headers: { 'content-range': 'bytes 7-9/3000001' } },
      { code: 'unexpected-status' },
    ],
    ['compression', { headers: { 'content-encoding': 'gzip' } }, { code: 'unexpected-status' }],
    ['a redirect to nowhere', { status: 302 }, { code: 'redirect-loop' }],
    [
      'a redirect that is not secure',
      { status: 302, headers: { location: 'http://example.org/m' } },
      { code: 'insecure-redirect', to: 'http://example.org' },
    ],
    [
      'a redirect to a file',
      { status: 302, headers: { location: 'file:///etc/hosts' } },
      { code: 'insecure-redirect' },
    ],
    [
      'another file of the right size',
      { file: servedModel(3_000_001, { seed: 2 }) },
      { code: 'wrong-checksum' },
    ],
    [
      'another model',
      { file: servedModel(3_000_001, { architecture: 'llama' }) },
      { code: 'wrong-architecture' },
    ],
    ['a connection that always breaks', { cutAfter: 0 }, { code: 'unreachable' }],
  ])('%s', async (_name, manner, failure) => {
    site.server.manner = () => manner;
    const window = site.downloading.window();
    window.start(site.known());
    const end = await outcome(window);
    expect(end).toMatchObject({ type: 'failed', failure });
    expect(await site.downloading.files()).toEqual([]);
  });

  test('a redirect in a circle', async () => {
    site.server.manner = ({ path: at }) => ({ status: 302, headers: { location: `${at}x` } });
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'failed', failure: { code: 'redirect-loop' } });
    expect(site.server.asked.length).toBeLessThan(12);
  });

  test('no length at all', async () => {
    site.server.manner = () => ({ ignoreRange: true, chunked: true });
    const window = site.downloading.window();
    window.start(site.unknown());
    expect(await outcome(window)).toMatchObject({ type: 'failed', failure: { code: 'unknown-length' } });
  });

  test('no server', async () => {
    const entry = site.known();
    await site.server.stop();
    const window = site.downloading.window();
    window.start(entry);
    expect(await outcome(window)).toMatchObject({
      type: 'failed',
      failure: { code: 'unreachable', words: expect.stringContaining('ECONNREFUSED') as string },
    });
    site.server = await ModelServer.start(site.file);
  });

  test('another model is noticed by its head, not at the end', async () => {
    const big = servedModel(60_000_000, { architecture: 'llama' });
    site.server.manner = () => ({ file: big });
    const window = site.downloading.window();
    window.start(site.unknown());
    expect(await outcome(window)).toMatchObject({ failure: { code: 'wrong-architecture' } });
    expect(site.server.sent).toBeLessThan(big.size);
  });
});

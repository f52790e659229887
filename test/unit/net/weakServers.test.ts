import { describe, expect, test } from 'vitest';
import { downloadSite } from '../../support/downloadSite.ts';
import { outcome, reach } from '../../support/downloads.ts';
import type { Manner, ModelServer } from '../../support/modelServer.ts';

const site = downloadSite();

describe('a server with a weakness is borne with', () => {
  const every = (count: number, manner: Manner) => (asked: { number: number }) =>
    asked.number % count === 0 ? manner : {};

  test.each<[name: string, manner: ModelServer['manner']]>([
    ['errors now and then', every(3, { status: 503 })],
    ['too many requests now and then', every(4, { status: 429, headers: { 'retry-after': '0' } })],
    ['connections that break', every(2, { cutAfter: 100_000 })],
    ['connections that break after each block', () => ({ cutAfter: (64 << 10) + 5 })],
    ['connections that fall silent', every(9, { stallAfter: 70_000 })],
    ['ranges ignored', () => ({ ignoreRange: true })],
    ['ranges ignored now and then', every(3, { ignoreRange: true })],
    ['ranges ignored, without a length', () => ({ ignoreRange: true, chunked: true })],
    ['no entity tag', () => ({ headers: { etag: '' } })],
  ])('%s', async (_name, manner) => {
    site.server.manner = manner;
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toEqual({ type: 'done', path: site.final() });
    await site.expectWhole();
  });

  test('ranges ignored, and broken again and again: what is there is not written twice', async () => {
    site.server.manner = ({ number }) => ({ ignoreRange: true, cutAfter: 500_000 * (number + 1) });
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
  });

  test('a pause that the server asks for is kept, and shown', async () => {
    let refusedAt = 0;
    site.server.manner = ({ number }) => {
      if (number !== 2) return {};
      refusedAt = performance.now();
      return { status: 429, headers: { 'retry-after': '1' } };
    };
    const window = site.downloading.window();
    window.start(site.known());
    const { phase } = await reach(window, ({ type }, { received }) => type === 'waiting' && received > 0);
    expect(phase).toMatchObject({ failure: { code: 'too-many-requests', seconds: 1 } });
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    expect(performance.now() - refusedAt).toBeGreaterThanOrEqual(1000);
  });

  test('redirects lead to another host; where they lead is asked for again when it is out of date', async () => {
    let valid = 0;
    site.server.manner = ({ path: at }) => {
      const [, ticket] = /^\/cdn\/(\d+)/.exec(at) ?? [];
      if (ticket === undefined)
        return {
          status: 302,
          headers: { location: site.server.url(`cdn/${++valid}`).replace('127.0.0.1', 'localhost') },
        };
      const uses = site.server.asked.filter((asked) => asked.path === at).length;
      return uses > 3 ? { status: 403 } : {};
    };
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
    expect(valid).toBeGreaterThan(2);
  });
});

import { readFileSync } from 'node:fs';
import https from 'node:https';
import { afterEach, describe, expect, test } from 'vitest';
import { describeDownloadFailure } from '../../../src/core/downloadFailures.ts';
import type { CatalogueEntry } from '../../../src/core/models/catalogue/catalogueEntry.ts';
import type { DownloadFailure } from '../../../src/protocol/failure.ts';
import { downloadSite } from '../../support/downloadSite.ts';
import { entryOf, outcome } from '../../support/downloads.ts';
import { ModelServer } from '../../support/modelServer.ts';

// Real TLS: the certificates in test/fixtures/certificates name `localhost`, and are signed by themselves.

const site = downloadSite();

const pem = (name: string): string =>
  readFileSync(new URL(`../../fixtures/certificates/${name}.pem`, import.meta.url), 'utf8');
const good = { cert: pem('localhost'), key: pem('localhost.key') };
const expired = { ...good, cert: pem('expired') };

/** As an administrator installs a certificate. */
function trust(...certificates: string[]): void {
  https.globalAgent.options.ca = certificates;
}

const servers: ModelServer[] = [];
afterEach(async () => {
  delete https.globalAgent.options.ca;
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(certificate: typeof good): Promise<ModelServer> {
  const server = await ModelServer.start(site.file, certificate);
  servers.push(server);
  return server;
}

const entryAt = (url: string): CatalogueEntry =>
  entryOf([{ name: 'm.gguf', url, bytes: site.file.size, sha256: site.sha256 }]);
const byName = (url: string): string => url.replace('127.0.0.1', 'localhost');

test('a server with a trusted certificate hands out the file', async () => {
  const server = await serve(good);
  trust(good.cert);
  const window = site.downloading.window();
  window.start(entryAt(byName(server.url('m.gguf'))));
  expect(await outcome(window)).toMatchObject({ type: 'done' });
  await site.expectWhole();
});

describe('a certificate that is not right ends the download at once, with its cause', () => {
  test.each([
    ['signed by nobody known', good, [], byName, 'self-signed certificate'],
    ['out of date', expired, [expired.cert], byName, 'certificate has expired'],
    ['of another name', good, [good.cert], (url: string) => url, "IP: 127.0.0.1 is not in the cert's list"],
  ])('%s', async (_name, certificate, trusted, address, cause) => {
    const server = await serve(certificate);
    trust(...trusted);
    const window = site.downloading.window();
    window.start(entryAt(address(server.url('m.gguf'))));
    const end = await outcome(window);
    expect(end).toMatchObject({ type: 'failed', failure: { code: 'untrusted-server' } });
    const words = describeDownloadFailure((end as { failure: DownloadFailure }).failure);
    expect(words).toContain('There is no secure connection to ');
    expect(words).toContain(cause);
    expect(words).toContain('http.systemCertificates');
    expect(server.asked).toEqual([]);
    expect(await site.downloading.files()).toEqual([]);
  });
});

test('a secure server that redirects to one that is not secure is not followed', async () => {
  const server = await serve(good);
  trust(good.cert);
  const to = site.server.url('m.gguf').replace('127.0.0.1', 'example.org');
  server.manner = () => ({ status: 302, headers: { location: to } });
  const window = site.downloading.window();
  window.start(entryAt(byName(server.url('m.gguf'))));
  expect(await outcome(window)).toMatchObject({
    failure: { code: 'insecure-redirect', to: new URL(to).origin },
  });
  expect(await site.downloading.files()).toEqual([]);
});

test('also not to one on this machine', async () => {
  const server = await serve(good);
  trust(good.cert);
  server.manner = () => ({ status: 302, headers: { location: site.server.url('m.gguf') } });
  const window = site.downloading.window();
  window.start(entryAt(byName(server.url('m.gguf'))));
  expect(await outcome(window)).toMatchObject({ failure: { code: 'insecure-redirect' } });
  expect(site.server.asked).toEqual([]);
});

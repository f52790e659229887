import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import type { Download } from '../../../src/core/models/downloads.ts';
import { usualTuning } from '../../../src/net/tuning.ts';
import { downloadSite } from '../../support/downloadSite.ts';
import { outcome, quickTuning } from '../../support/downloads.ts';
import type { DyingDownload } from '../../support/dyingDownload.ts';

// Windows in processes of their own: one is killed, others meet the limits of the system.

const site = downloadSite();
const script = path.resolve('test/support/dyingDownload.ts');

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** Starts the download in another process. `limit` is a command of the shell that limits what it may do. */
function openElsewhere(limit = ''): { child: ChildProcess; seen: AsyncIterable<Download> } {
  const options: DyingDownload = { folder: site.downloading.folder, entry: site.known() };
  const program: readonly [string, ...string[]] = [process.execPath, script, JSON.stringify(options)];
  const [command, ...args]: readonly [string, ...string[]] = limit
    ? ['sh', '-c', `${limit} && exec "$0" "$@"`, ...program]
    : program;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  async function* downloads(): AsyncGenerator<Download> {
    for await (const line of createInterface({ input: child.stdout })) {
      const shown = JSON.parse(line) as Download | null;
      if (shown) yield shown;
    }
  }
  return { child, seen: downloads() };
}

async function last(seen: AsyncIterable<Download>): Promise<Download | undefined> {
  let shown: Download | undefined;
  for await (const each of seen) shown = each;
  return shown;
}

test('what a killed window has fetched is kept, and another window goes on', async () => {
  site.holdBack();
  const { child, seen } = openElsewhere();
  for await (const { received } of seen) if (received > 1_500_000) break;
  const window = site.downloading.window();
  child.kill('SIGKILL');
  await once(child, 'exit');
  site.letGo();
  expect(await outcome(window)).toMatchObject({ type: 'done' });
  await site.expectWhole();
  // Of each connection, what the server had sent of the part at hand may be lost, and no more.
  const { connections, partBytes } = { ...usualTuning, ...quickTuning };
  expect(site.server.sent).toBeLessThanOrEqual(site.file.size + connections * partBytes);
});

describe.runIf(process.platform === 'linux')('the limits of the system (provoked on Linux only)', () => {
  test('a file that becomes too large for its disk fails, and goes on where there is no such limit', async () => {
    // Blocks of 512 or of 1024 bytes, by the shell: less than the file either way.
    const { seen } = openElsewhere('ulimit -f 2900');
    expect((await last(seen))?.phase).toMatchObject({
      type: 'failed',
      failure: { code: 'file-too-large', bytes: site.file.size },
    });
    expect((await site.downloading.files()).map((name) => path.basename(name))).toEqual([
      'm.gguf.part',
      'm.gguf.part.blocks',
    ]);
    const before = site.server.sent;
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({ type: 'done' });
    await site.expectWhole();
    expect(site.server.sent - before).toBeLessThan(site.file.size);
  });

  test('a disk that is full while it is written to fails, whatever was free before', async () => {
    // All that is written to this device meets a full disk: the system's own ENOSPC.
    mkdirSync(path.dirname(site.final()));
    symlinkSync('/dev/full', `${site.final()}.part`);
    const window = site.downloading.window();
    window.start(site.known());
    expect(await outcome(window)).toMatchObject({
      type: 'failed',
      failure: { code: 'disk-full', folder: path.dirname(site.final()) },
    });
    expect(existsSync(site.final())).toBe(false);
  });
});

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import type { ModelDownloads } from '../../src/core/models/downloads.ts';
import { usualTuning } from '../../src/net/tuning.ts';
import { seededRandom } from '../../tools/tiny-oss/random.ts';
import { Downloading, entryOf, outcome, quickTuning, reach } from '../support/downloads.ts';
import { ModelServer } from '../support/modelServer.ts';
import { servedModel, sha256Of } from '../support/servedFile.ts';

// Beside the tests of the engine, because it takes long, and more than 4 GB of the disk while it runs.

/** Beyond what 32 bits count, and no multiple of a block. */
const size = 2 ** 32 + 12_345_679;
const cuts = 50;
const hasRoom = (await usualTuning.freeSpace(tmpdir())) > 2 * size;

test.runIf(hasRoom)(`a file of 4.3 GB, cut ${cuts} times (needs 8.6 GB of free disk)`, async () => {
  const seed = Number(process.env['HEARTH_SEED'] ?? Date.now() % 1_000_000);
  console.log(`HEARTH_SEED=${seed} repeats the moments of the cuts.`);
  const random = seededRandom(seed);
  const moments = Array.from({ length: cuts }, () => random() * size).sort((a, b) => a - b);
  const file = servedModel(size);
  const sha256 = sha256Of(file);
  const server = await ModelServer.start(file);
  const downloading = new Downloading();
  const { partBytes, blockBytes } = usualTuning;
  const open = (): ModelDownloads =>
    downloading.window({ ...quickTuning, partBytes, blockBytes, idle: 60_000 });
  const entry = entryOf([{ name: 'm.gguf', url: server.url('m.gguf'), bytes: size, sha256 }]);
  const final = path.join(downloading.folder, 'some-model', 'm.gguf');
  try {
    let window = open();
    window.start(entry);
    for (const moment of moments) {
      await reach(window, ({ type }, { received }) => received >= moment || type === 'failed');
      expect(existsSync(final)).toBe(false);
      const kind = random();
      if (kind < 1 / 3) server.cut();
      else if (kind < 2 / 3) {
        window.pause(entry.id);
        await reach(window, ({ type }) => type === 'paused');
        window.start(entry);
      } else {
        await window.dispose();
        window = open();
      }
    }
    expect(await outcome(window)).toEqual({ type: 'done', path: final });
    const hash = createHash('sha256');
    await pipeline(createReadStream(final, { highWaterMark: 1 << 20 }), hash);
    expect(hash.digest('hex')).toBe(sha256);
    expect(await downloading.files()).toEqual([path.relative(downloading.folder, final)]);
    // Of a connection that was cut, a block and what the system held of it is lost: of all of them, less than one part.
    expect(server.sent - size).toBeLessThan(cuts * partBytes);
  } finally {
    await downloading.end();
    await server.stop();
  }
});

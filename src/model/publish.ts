import { link, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  endpointName,
  generationsOf,
  newestGeneration,
  outputName,
  parseEndpoint,
  type Endpoint,
} from '../core/sharing/endpoint.ts';
import type { Serving } from '../protocol/sharing.ts';

/** Milliseconds between two touches of the file, since systems delete temporary files that nobody has touched for days. */
const touchEvery = 3_600_000;

/** A process that windows can find. */
export interface Publication {
  /** Says that the process ends: the next window starts another one. */
  withdraw(): Promise<void>;
}

/**
 * Says where this process listens. Of several that start for one key at the same time, one succeeds.
 *
 * A link is made whole and only where there is no file yet, so one process gets a generation. A slow one may still take
 * a generation that others have passed and cleaned up meanwhile: it then sees a newer one, which was there before the
 * older one's file went, and gives up.
 * @returns `undefined` if another process has forestalled it.
 * @throws Error if the folder cannot be written to.
 */
export async function publish(serving: Serving, endpoint: Endpoint): Promise<Publication | undefined> {
  const { folder, key, generation } = serving;
  const file = path.join(folder, endpointName(key, generation));
  const draft = `${file}.${endpoint.pid}`;
  await writeFile(draft, JSON.stringify(endpoint), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (isExists(error)) return undefined;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const names = await readdir(folder);
  if (newestGeneration(names, key) > generation) {
    await rm(file, { force: true });
    return undefined;
  }
  for (const older of generationsOf(names, key)) if (older < generation) await clear(folder, key, older);
  const touching = setInterval(() => {
    const now = new Date();
    void utimes(file, now, now).catch(() => undefined);
  }, touchEvery);
  touching.unref();
  return {
    withdraw: async () => {
      clearInterval(touching);
      // The file stays, so that its generation is not used again.
      await writeFile(file, '{}').catch(() => undefined);
      await rm(path.join(folder, outputName(key, generation)), { force: true }).catch(() => undefined);
    },
  };
}

/** Removes what an older process has left, which may have crashed. */
async function clear(folder: string, key: string, generation: number): Promise<void> {
  const file = path.join(folder, endpointName(key, generation));
  const left = parseEndpoint(await readFile(file, 'utf8').catch(() => ''));
  const socket = left && path.dirname(left.address) === folder ? [left.address] : [];
  const output = path.join(folder, outputName(key, generation));
  for (const name of [...socket, output, file]) await rm(name, { force: true }).catch(() => undefined);
}

function isExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

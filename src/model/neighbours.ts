import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { newestNames, parseEndpoint } from '../core/sharing/endpoint.ts';

/** Milliseconds between two counts when nothing changes in the folder: a process that is killed changes nothing. */
const countEvery = 30_000;

/** Milliseconds of quiet in the folder before a count. */
const quiet = 100;

/** Calls back with the number of model processes of this user, this one included, now and whenever it changes. */
export function watchNeighbours(folder: string, onCount: (models: number) => void): void {
  let last = 0;
  let settling: NodeJS.Timeout | undefined;
  const count = async (): Promise<void> => {
    const models = await countModels(folder).catch(() => last);
    if (models === last) return;
    last = models;
    onCount(models);
  };
  try {
    watch(folder, { persistent: false }, () => {
      clearTimeout(settling);
      settling = setTimeout(() => void count(), quiet);
      settling.unref();
    }).on('error', () => undefined);
  } catch {
    // A system that is out of watchers: the count then changes late.
  }
  setInterval(() => void count(), countEvery).unref();
  void count();
}

async function countModels(folder: string): Promise<number> {
  const texts = await Promise.all(
    newestNames(await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  return texts.map(parseEndpoint).filter((endpoint) => endpoint && isAlive(endpoint.pid)).length;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

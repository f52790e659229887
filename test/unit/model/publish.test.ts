import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  endpointName,
  newestGeneration,
  outputName,
  parseEndpoint,
} from '../../../src/core/sharing/endpoint.ts';
import { publish } from '../../../src/model/publish.ts';

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'hearth-'));
const serving = (folder: string, generation: number) => ({ folder, key: 'ab', generation, linger: 0 });
const endpoint = (folder: string, pid: number) => ({
  address: path.join(folder, `${pid}.sock`),
  secret: 's'.repeat(64),
  pid,
});

test('of many processes that start at the same moment, one is found', async () => {
  for (let round = 0; round < 20; round++) {
    const folder = newFolder();
    const pids = Array.from({ length: 10 }, (_, index) => 100 + index);
    const published = await Promise.all(
      pids.map((pid) => publish(serving(folder, 1), endpoint(folder, pid))),
    );
    const winners = pids.filter((_, index) => published[index]);
    expect(winners).toHaveLength(1);
    expect(parseEndpoint(readFileSync(path.join(folder, endpointName('ab', 1)), 'utf8'))?.pid).toBe(
      winners[0],
    );
    expect(readdirSync(folder)).toEqual([endpointName('ab', 1)]);
  }
});

test('a slow one that takes a generation which others have passed and cleaned up gives up', async () => {
  const folder = newFolder();
  expect(await publish(serving(folder, 7), endpoint(folder, 100))).toBeDefined();
  expect(await publish(serving(folder, 6), endpoint(folder, 101))).toBeUndefined();
  expect(readdirSync(folder)).toEqual([endpointName('ab', 7)]);
});

test('what a crashed process has left goes with the next, and what is of other keys stays', async () => {
  const folder = newFolder();
  await publish(serving(folder, 1), endpoint(folder, 100));
  for (const name of ['100.sock', outputName('ab', 1), 'cd.1.json', 'cd.1.log'])
    writeFileSync(path.join(folder, name), '');
  await publish(serving(folder, 2), endpoint(folder, 101));
  expect(readdirSync(folder).toSorted()).toEqual([endpointName('ab', 2), 'cd.1.json', 'cd.1.log']);
});

test('a file outside the folder is never removed, whatever an old file says', async () => {
  const [folder, elsewhere] = [newFolder(), newFolder()];
  writeFileSync(path.join(elsewhere, '100.sock'), 'precious');
  writeFileSync(path.join(folder, endpointName('ab', 1)), JSON.stringify(endpoint(elsewhere, 100)));
  await publish(serving(folder, 2), endpoint(folder, 101));
  expect(readdirSync(elsewhere)).toEqual(['100.sock']);
});

test('a process that has ended keeps its generation, and is no endpoint any more', async () => {
  const folder = newFolder();
  const publication = await publish(serving(folder, 1), endpoint(folder, 100));
  writeFileSync(path.join(folder, outputName('ab', 1)), 'words');
  await publication?.withdraw();
  expect(readdirSync(folder)).toEqual([endpointName('ab', 1)]);
  expect(newestGeneration(readdirSync(folder), 'ab')).toBe(1);
  expect(parseEndpoint(readFileSync(path.join(folder, endpointName('ab', 1)), 'utf8'))).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('only the user can read the secret', async () => {
  const folder = newFolder();
  await publish(serving(folder, 1), endpoint(folder, 100));
  expect(statSync(path.join(folder, endpointName('ab', 1))).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written to is an error', async () => {
  const folder = path.join(newFolder(), 'missing');
  await expect(publish(serving(folder, 1), endpoint(folder, 100))).rejects.toThrow('ENOENT');
});

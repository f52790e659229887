import { copyFileSync, mkdtempSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { identityOf } from '../../../../src/model/saved/identity.ts';
import type { ModelFile } from '../../../../src/protocol/model.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-'));
const time = new Date(1_700_000_000_000);

function write(name: string, bytes: Buffer, at = time): ModelFile {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return dated(path, at);
}

function dated(path: string, at = time): ModelFile {
  utimesSync(path, at, at);
  const { size, mtimeMs, ino } = statSync(path);
  return { path, size, modified: mtimeMs, inode: ino };
}

const weights = Buffer.alloc(3_000_000, 'weights');
const identity = (file: ModelFile, engine = 'engine 1'): Promise<string> => identityOf([file], [engine]);

test('a model that was moved or copied is the same', async () => {
  const file = write('one.gguf', weights);
  const copy = join(folder, 'copy.gguf');
  copyFileSync(file.path, copy);
  expect(await identity(dated(copy))).toBe(await identity(file));
});

test('one of the same name, length and time with other weights is another', async () => {
  const one = await identity(write('two.gguf', weights));
  // Fine-tuning changes all tensors: here one byte of a thousand.
  const tuned = Buffer.from(weights);
  for (let at = 0; at < tuned.length; at += 1000) tuned[at] = 0;
  expect(await identity(write('two.gguf', tuned))).not.toBe(one);
  // Its first and last bytes alone.
  for (const at of [0, weights.length - 1]) {
    const changed = Buffer.from(weights);
    changed[at] = 0;
    expect(await identity(write('two.gguf', changed))).not.toBe(one);
  }
});

test('so is one that was written later, or that another engine runs', async () => {
  const file = write('three.gguf', weights);
  const one = await identity(file);
  expect(await identity(file, 'engine 2')).not.toBe(one);
  expect(await identity(write('three.gguf', weights, new Date(1_700_000_001_000)))).not.toBe(one);
});

test('a model in parts has one of its own, and a tiny or empty file has one, too', async () => {
  const [one, two] = [write('1.gguf', weights), write('2.gguf', Buffer.from('x'))];
  const all = [[one], [two], [one, two], [two, one], [write('empty.gguf', Buffer.alloc(0))]];
  const identities = await Promise.all(all.map((files) => identityOf(files, ['engine 1'])));
  expect(new Set(identities).size).toBe(all.length);
});

test('a file that is gone has none', async () => {
  const file = write('gone.gguf', weights);
  await expect(identity({ ...file, path: join(folder, 'nowhere.gguf') })).rejects.toThrow();
});

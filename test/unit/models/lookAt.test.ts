import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookAtFiles } from '../../../src/core/models/lookAt.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
const file = path.join(folder, 'a.gguf');
writeFileSync(file, '0123456789');
const lookAt = lookAtFiles({ stat, open });

test('a file, and parts of it, fewer bytes at its end', async () => {
  const found = await lookAt(file);
  if (typeof found === 'string') throw new Error(found);
  const { size, mtimeMs, ino } = statSync(file);
  expect(found).toMatchObject({ path: file, size: 10, modified: mtimeMs, inode: ino });
  expect(size).toBe(10);
  const read = async (offset: number, length: number) =>
    new TextDecoder().decode(await found.read(offset, length));
  expect(await read(2, 3)).toBe('234');
  expect(await read(8, 100)).toBe('89');
  expect(await read(10, 1)).toBe('');
});

test('what is no file', async () => {
  expect(await lookAt(folder)).toBe('folder');
  expect(await lookAt(path.join(folder, 'b.gguf'))).toBe('missing');
  expect(await lookAt(path.join(file, 'b.gguf'))).toBe('missing');
  expect(await lookAt('')).toBe('missing');
});

test('another error is passed on in the words of the system', async () => {
  await expect(lookAt(path.join(folder, 'x'.repeat(5000)))).rejects.toThrow('ENAMETOOLONG');
});

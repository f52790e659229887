import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkBody, readNote, writeState } from '../../../../src/model/saved/stateFile.ts';

const note = {
  identity: 'a model',
  tokens: [1, 2, 3],
  basis: { path: 'a.ts', languageId: 'typescript', prefix: 'ü', suffix: '', snippets: [], scope: 's' },
};
const body = Buffer.from('what the engine wrote');

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'hearth-')), 'one.state');
});

async function write(bytes: Buffer = body, fileSize = bytes.length): Promise<number> {
  return await writeState(path, note, (to) => {
    writeFileSync(to, bytes);
    return Promise.resolve({ fileSize });
  });
}

/** Checks all of a file, as is done before the engine gets it. */
async function check(): Promise<unknown> {
  const read = await readNote(path);
  await checkBody(path, read);
  return read;
}

describe('a state that was written', () => {
  test.each([body, Buffer.alloc(3_000_000, 7), Buffer.alloc(0)])('is read', async (bytes) => {
    expect(await write(bytes)).toBe(statSync(path).size);
    expect(await check()).toMatchObject(note);
  });

  test('begins with what the engine wrote, which knows no other place', async () => {
    await write();
    expect(readFileSync(path).subarray(0, body.length)).toEqual(body);
  });

  test.skipIf(process.platform === 'win32')('can be read by this user only', async () => {
    await write();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('of the head has no texts', async () => {
    await writeState(path, { identity: 'a model', tokens: [1] }, (to) => {
      writeFileSync(to, body);
      return Promise.resolve({ fileSize: body.length });
    });
    expect(await readNote(path)).not.toHaveProperty('basis');
  });
});

describe('a file that is not as it was written is refused', () => {
  test('whatever byte of it has changed', async () => {
    await write();
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 1;
      writeFileSync(path, changed);
      await expect(check(), `byte ${at}`).rejects.toThrow();
    }
  });

  test('wherever it is cut off', async () => {
    const size = await write();
    for (let length = size - 1; length >= 0; length--) {
      truncateSync(path, length);
      await expect(check(), `${length} bytes`).rejects.toThrow();
    }
  });

  test('with something before it', async () => {
    await write();
    writeFileSync(path, Buffer.concat([Buffer.from('x'), readFileSync(path)]));
    await expect(check()).rejects.toThrow();
  });

  test('if it is gone, or is a folder', async () => {
    await expect(check()).rejects.toThrow();
    await expect(readNote(tmpdir())).rejects.toThrow();
  });
});

describe('nothing is left of a state that could not be written', () => {
  test.each([
    ['the engine fails', () => Promise.reject(new Error('no space left on device'))],
    ['the disk takes less than the engine wrote', () => Promise.resolve({ fileSize: body.length })],
  ])('%s', async (_name, answer) => {
    const written = writeState(path, note, (to) => {
      writeFileSync(to, body.subarray(0, 5));
      return answer();
    });
    await expect(written).rejects.toThrow();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  test('nor of an older one under its name lost', async () => {
    await write();
    await expect(write(body, 99)).rejects.toThrow();
    expect(await check()).toMatchObject(note);
  });

  test('the folder is gone', async () => {
    rmSync(join(path, '..'), { recursive: true });
    await expect(write()).rejects.toThrow();
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readGgufHead, type GgufHead } from '../../../src/model/ggufHead.ts';
import { encodeGguf } from '../../tiny-oss/gguf.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));

const whole = encodeGguf(
  {
    'general.architecture': { type: 'string', value: 'gpt-oss' },
    'general.file_type': { type: 'u32', value: 38 },
    'some.rate': { type: 'f32', value: 0.5 },
    'tokenizer.ggml.tokens': { type: 'strings', value: ['a', 'b', '<|end|>'] },
    'tokenizer.ggml.token_type': { type: 'i32s', value: [1, 1, 3] },
  },
  [
    { name: 'first.weight', shape: [32, 4], type: 'F32', values: new Float32Array(128) },
    { name: 'last.weight', shape: [32], type: 'Q8_0', values: new Float32Array(32) },
  ],
);

async function read(bytes: Buffer): Promise<GgufHead | string> {
  const name = path.join(folder, 'model.gguf');
  writeFileSync(name, bytes);
  const file = await open(name);
  try {
    return await readGgufHead(file, bytes.length);
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  } finally {
    await file.close();
  }
}

test('architecture, parts and the size that the file must have', async () => {
  const head = await read(whole);
  expect(head).toMatchObject({ architecture: 'gpt-oss', parts: 1 });
  if (typeof head === 'string') throw new Error(head);
  // The last tensor may be padded in the file.
  expect(head.size).toBeLessThanOrEqual(whole.length);
  expect(head.size).toBeGreaterThan(whole.length - 32);
});

test('cut off anywhere: an error in the head, the missing size in the data', async () => {
  const { size } = (await read(whole)) as GgufHead;
  for (let length = 0; length < size; length += 3) {
    const head = await read(whole.subarray(0, length));
    if (typeof head !== 'string') expect(head.size).toBeGreaterThan(length);
  }
});

test('any byte of the head damaged: an end, and soon', async () => {
  const headLength = 400;
  for (let at = 0; at < Math.min(headLength, whole.length); at++)
    for (const value of [0x00, 0x7f, 0xff]) {
      const bytes = Buffer.from(whole);
      bytes[at] = value;
      expect(await read(bytes)).toBeDefined();
    }
});

test('what is no GGUF', async () => {
  expect(await read(Buffer.from('PK\u0003\u0004 and so on'))).toBe('no GGUF');
  expect(await read(Buffer.alloc(0))).toBe('cut off');
});

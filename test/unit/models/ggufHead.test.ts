import { expect, test } from 'vitest';
import type { ReadAt } from '../../../src/core/models/byteReader.ts';
import {
  readArchitecture,
  readGgufHead,
  type GgufHead,
  type HeadProblem,
} from '../../../src/core/models/ggufHead.ts';
import { encodeGguf } from '../../../tools/tiny-oss/gguf.ts';

const whole = encodeGguf(
  {
    'general.architecture': { type: 'string', value: 'gpt-oss' },
    'general.file_type': { type: 'u32', value: 38 },
    'some.rate': { type: 'f32', value: 0.5 },
    'some.flag': { type: 'bool', value: true },
    'some.counts': { type: 'i32s', value: [8, -1] },
    'tokenizer.ggml.tokens': { type: 'strings', value: ['a', 'b', '<|end|>'] },
    'tokenizer.ggml.token_type': { type: 'i32s', value: Array.from({ length: 600 }, () => 1) },
  },
  [
    { name: 'first.weight', shape: [32, 4], type: 'F32', values: new Float32Array(128) },
    { name: 'last.weight', shape: [32], type: 'Q8_0', values: new Float32Array(32) },
  ],
);
/** What of the file is before the data. */
const headLength = whole.length - 128 * 4 - 64;

/** A file in memory, and the bytes that were read of it. */
function fileOf(bytes: Uint8Array): { read: ReadAt; reads: number[] } {
  const reads: number[] = [];
  return {
    reads,
    read: (offset, length) => {
      const part = bytes.subarray(offset, offset + length);
      reads.push(part.length);
      return Promise.resolve(part);
    },
  };
}

async function read(bytes: Uint8Array): Promise<GgufHead | HeadProblem['type']> {
  const result = await readGgufHead(fileOf(bytes).read, bytes.length);
  return 'head' in result ? result.head : result.problem.type;
}

async function headOf(bytes: Uint8Array): Promise<GgufHead> {
  const head = await read(bytes);
  if (typeof head === 'string') throw new Error(head);
  return head;
}

test('metadata without the vocabulary, and the size that the file must have', async () => {
  const { values, types, size } = await headOf(whole);
  expect(types.get('general.file_type')).toBe('u32');
  expect(types.get('some.rate')).toBe('f32');
  expect(types.get('some.counts')).toBe('array');
  expect(types.size).toBeGreaterThan(values.size);
  expect(Object.fromEntries(values)).toEqual({
    'general.architecture': 'gpt-oss',
    'general.file_type': 38,
    'some.rate': 0.5,
    'some.flag': true,
    'some.counts': [8, -1],
  });
  // The last tensor has 34 bytes, and is padded in the file.
  expect(size).toBe(whole.length - 30);
});

test('cut off anywhere: said so in the head, the missing size in the data', async () => {
  const { size } = await headOf(whole);
  const readings: (number | string)[] = [];
  for (let length = 0; length < size; length++) {
    const head = await read(whole.subarray(0, length));
    readings.push(typeof head === 'string' ? head : head.size);
  }
  const headEnd = readings.findIndex((reading) => typeof reading === 'number');
  // What pads the head is no part of it.
  expect(headEnd).toBeGreaterThan(headLength - 32);
  expect(headEnd).toBeLessThanOrEqual(headLength);
  expect(new Set(readings.slice(0, headEnd))).toEqual(new Set(['cut-off']));
  expect(new Set(readings.slice(headEnd))).toEqual(new Set([size]));
});

test('any byte of the head damaged: an end, after reading no more than a good file takes', async () => {
  const good = fileOf(whole);
  await readGgufHead(good.read, whole.length);
  const found = new Set<string>();
  for (let at = 0; at < headLength; at++)
    for (const value of [0x00, 0x7f, 0xff]) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = value;
      const file = fileOf(bytes);
      const result = await readGgufHead(file.read, bytes.length);
      found.add('head' in result ? 'head' : result.problem.type);
      expect(file.reads.length).toBeLessThanOrEqual(good.reads.length + 1);
    }
  expect([...found].toSorted()).toEqual(['cut-off', 'damaged', 'head', 'no-gguf', 'version']);
});

test.each([
  [0, { type: 'version', version: 0 }],
  [1, { type: 'version', version: 1 }],
  [4, { type: 'version', version: 4 }],
  [77, { type: 'version', version: 77 }],
  [0x0300_0000, { type: 'big-endian' }],
  [0x0200_0000, { type: 'big-endian' }],
])('version %i', async (version, problem) => {
  const bytes = Uint8Array.from(whole);
  new DataView(bytes.buffer).setUint32(4, version, true);
  expect(await readGgufHead(fileOf(bytes).read, bytes.length)).toEqual({ problem });
});

test('what is no GGUF', async () => {
  expect(await read(Buffer.from('PK\u0003\u0004 and so on'))).toBe('no-gguf');
  expect(await read(Buffer.alloc(0))).toBe('cut-off');
});

test('a file that cannot be read says so in the words of the system', async () => {
  const failing = () => Promise.reject(new Error('EIO'));
  await expect(readGgufHead(failing, 1000)).rejects.toThrow('EIO');
});

test('a string as long as the file is damage, and is not read', async () => {
  // 12 GB, of which the first kilobytes are there: as much as may be looked at.
  const size = 12e9;
  const bytes = Uint8Array.from(whole);
  // The length of the first key, after magic, version and the two counts.
  new DataView(bytes.buffer).setBigUint64(24, BigInt(size - 100), true);
  const file = fileOf(bytes);
  expect(await readGgufHead(file.read, size)).toEqual({ problem: { type: 'damaged' } });
  expect(file.reads).toHaveLength(1);
});

test('a vocabulary of many blocks is read past, block by block', async () => {
  const tokens = Array.from({ length: 40_000 }, (_, index) => `token number ${index} `.repeat(5));
  const bytes = encodeGguf(
    {
      'tokenizer.ggml.tokens': { type: 'strings', value: tokens },
      'general.name': { type: 'string', value: 'behind it' },
    },
    [],
  );
  const file = fileOf(bytes);
  const result = await readGgufHead(file.read, bytes.length);
  expect('head' in result && result.head.values.get('general.name')).toBe('behind it');
  expect(file.reads.length).toBeGreaterThan(3);
  expect(file.reads.reduce((sum, length) => sum + length)).toBeLessThan(bytes.length * 1.01);
});

test('the architecture alone: a few kilobytes, however long the vocabulary', async () => {
  const architecture = async (bytes: Uint8Array) => {
    const { read, reads } = fileOf(bytes);
    return [await readArchitecture(read, bytes.length), reads.reduce((total, length) => total + length, 0)];
  };
  const tokens = Array.from({ length: 50_000 }, (_, index) => `token ${index}`);
  const long = encodeGguf(
    {
      'general.architecture': { type: 'string', value: 'gptoss' },
      'tokenizer.ggml.tokens': { type: 'strings', value: tokens },
    },
    [],
  );
  expect(await architecture(long)).toEqual(['gptoss', 4096]);
  expect((await architecture(whole))[0]).toBe('gpt-oss');
  for (const none of [
    whole.subarray(0, 30),
    Buffer.from('<!doctype html>'),
    Buffer.alloc(0),
    encodeGguf({ 'split.no': { type: 'u16', value: 1 } }, []),
    encodeGguf({ 'general.architecture': { type: 'u32', value: 1 } }, []),
  ])
    expect((await architecture(none))[0]).toBeUndefined();
});

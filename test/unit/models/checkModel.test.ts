import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/core/models/checkModel.ts';
import type { LookAt } from '../../../src/core/models/lookAt.ts';
import type { ModelFileFailure } from '../../../src/protocol/failure.ts';
import { encodeGguf } from '../../../tools/tiny-oss/gguf.ts';
import { metadata, model, tensor, text, u16, u32, whole } from '../../support/smallModel.ts';

/** A file system of these files. */
function lookIn(files: Record<string, Uint8Array | 'folder' | Error>): LookAt {
  return (path) => {
    const file = files[path];
    if (file === undefined) return Promise.resolve('missing');
    if (file === 'folder') return Promise.resolve(file);
    if (file instanceof Error) return Promise.reject(file);
    return Promise.resolve({
      path,
      size: file.length,
      modified: 0,
      inode: 1,
      read: (offset, length) => Promise.resolve(file.subarray(offset, offset + length)),
    });
  };
}

async function check(files: Parameters<typeof lookIn>[0], path = '/m/a.gguf') {
  return await checkModel(path, lookIn(files));
}

async function failureOf(file: Uint8Array): Promise<Omit<ModelFileFailure, 'path'>> {
  const checked = await check({ '/m/a.gguf': file });
  if ('model' in checked) throw new Error('It is a model.');
  const { path, ...failure } = checked.failure;
  expect(path).toBe('/m/a.gguf');
  return failure;
}

test('a whole model', async () => {
  const checked = await check({ '/m/a.gguf': whole });
  expect(checked).toMatchObject({ model: { path: '/m/a.gguf', bytes: whole.length } });
});

test('what is not there or cannot be read', async () => {
  expect(await check({})).toEqual({ failure: { code: 'model-missing', path: '/m/a.gguf' } });
  expect(await check({ '/m/a.gguf': new Error('EACCES: permission denied') })).toEqual({
    failure: { code: 'model-unreadable', path: '/m/a.gguf', words: 'EACCES: permission denied' },
  });
  expect(await check({ '/m/a.gguf': 'folder' })).toMatchObject({ failure: { found: 'folder' } });
});

/** A tar's first header has its mark late. */
const tar = Buffer.alloc(600, 'x');
tar.write('ustar', 257);
const safetensors = Buffer.concat([
  Buffer.from([0x58, 1, 0, 0, 0, 0, 0, 0]),
  Buffer.from('{"a":{"dtype":"F32"}}'),
]);

test.each([
  ['empty', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(4096)],
  ['web-page', Buffer.from('<!DOCTYPE html>\n<html><head><title>Sign in</title>')],
  ['web-page', Buffer.from('\ufeff  <html lang="en">')],
  ['web-page', Buffer.from('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>')],
  [
    'lfs-pointer',
    Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12109566560\n'),
  ],
  ['text', Buffer.from('Invalid username or password.')],
  ['text', Buffer.from('{"architectures": ["GptOssForCausalLM"]}')],
  ['text', Buffer.from('ééééé'.repeat(200))],
  ['safetensors', safetensors],
  ['pytorch', Buffer.from('PK\u0003\u0004\0\0\0\0\u0008\u0008archive/data.pklFB')],
  ['pytorch', Buffer.from([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46])],
  ['archive', Buffer.from('PK\u0003\u0004\0\0\0\0\u0008\u0008gpt-oss/model.gguf')],
  ['archive', Buffer.from([0x1f, 0x8b, 8, 0])],
  ['archive', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
  ['archive', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4])],
  ['archive', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27])],
  ['archive', tar],
  ['ggml', Buffer.from('tjgg\u0003\0\0\0')],
  ['program', Buffer.from("MZqFpD='\n")],
  ['program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1])],
  ['unknown', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9])],
  ['unknown', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])],
] as const)('no model but %s: %#', async (found, bytes) => {
  expect(await failureOf(bytes)).toEqual({ code: 'not-a-model', found });
});

test.each([
  [0, { code: 'wrong-version', version: 0 }],
  [1, { code: 'wrong-version', version: 1 }],
  [4, { code: 'wrong-version', version: 4 }],
  [5, { code: 'wrong-version', version: 5 }],
  [0x0300_0000, { code: 'big-endian' }],
])('version %i of the format', async (version, failure) => {
  const bytes = Buffer.from(whole);
  bytes.writeUInt32LE(version, 4);
  expect(await failureOf(bytes)).toEqual(failure);
});

test('cut off: within the head, and within the weights', async () => {
  expect(await failureOf(whole.subarray(0, 3))).toMatchObject({ code: 'not-a-model' });
  expect(await failureOf(whole.subarray(0, 6))).toEqual({ code: 'cut-off', found: 6 });
  expect(await failureOf(whole.subarray(0, 100))).toEqual({ code: 'cut-off', found: 100 });
  const found = whole.length - 1000;
  expect(await failureOf(whole.subarray(0, found))).toEqual({ code: 'cut-off', found, whole: whole.length });
});

test('a value of no type is damage', async () => {
  const bytes = Buffer.from(whole);
  // The type of the first value, after the header, the key's length and the key.
  bytes.writeUInt32LE(77, 24 + 8 + 'general.architecture'.length);
  expect(await failureOf(bytes)).toEqual({ code: 'damaged' });
});

test.each([
  [{ 'general.type': text('adapter') }, { code: 'wrong-kind', kind: 'adapter' }],
  [{ 'general.type': text('mmproj') }, { code: 'wrong-kind', kind: 'projector' }],
  [{ 'general.architecture': text('clip') }, { code: 'wrong-kind', kind: 'projector' }],
  [
    { 'general.type': text('imatrix'), 'general.architecture': undefined },
    { code: 'wrong-kind', kind: 'importance-matrix' },
  ],
  [{ 'general.architecture': text('gptoss') }, { code: 'ollama-layout' }],
  [{ 'general.architecture': text('llama') }, { code: 'wrong-architecture', architecture: 'llama' }],
  [{ 'general.architecture': undefined }, { code: 'wrong-architecture' }],
])('%j', async (changes, failure) => {
  expect(await failureOf(model(changes))).toEqual(failure);
});

test('a vocabulary alone', async () => {
  expect(await failureOf(encodeGguf(metadata, []))).toEqual({ code: 'wrong-kind', kind: 'vocabulary' });
});

test.each([0, 3, 24])('an alignment of %i', async (value) => {
  expect(await failureOf(model({ 'general.alignment': u32(value) }))).toEqual({
    code: 'impossible-value',
    key: 'general.alignment',
    value: String(value),
  });
});

test('a head that lacks a count', async () => {
  expect(await failureOf(model({ 'gpt-oss.expert_count': undefined }))).toEqual({
    code: 'impossible-value',
    key: 'gpt-oss.expert_count',
  });
});

describe('a model in several files', () => {
  const part = (index: number, count = 3): Buffer => {
    const split = { 'split.count': u16(count), 'split.no': u16(index) };
    return index === 0 ? model(split) : encodeGguf(split, [tensor(`blk.${index}.attn_sinks.weight`, 6)]);
  };
  const name = (number: number, count = 3) => `/m/a-0000${number}-of-0000${count}.gguf`;
  const files = { [name(1)]: part(0), [name(2)]: part(1), [name(3)]: part(2) };
  const bytes = part(0).length + part(1).length + part(2).length;

  test.each([1, 2, 3])('whichever part is chosen, here %i, the first is loaded', async (number) => {
    expect(await check(files, name(number))).toMatchObject({
      model: { path: name(1), bytes, files: [1, 2, 3].map((part) => ({ path: name(part) })) },
    });
  });

  test('a later part without the first names it', async () => {
    const { [name(1)]: _first, ...others } = files;
    expect(await check(others, name(3))).toEqual({
      failure: { code: 'later-part', path: name(3), part: 3, parts: 3, first: 'a-00001-of-00003.gguf' },
    });
  });

  test('a part that is missing is named', async () => {
    const { [name(2)]: _second, ...others } = files;
    expect(await check(others, name(1))).toEqual({
      failure: { code: 'missing-part', path: name(1), part: 2, parts: 3, name: 'a-00002-of-00003.gguf' },
    });
  });

  test.each(['/m/model.gguf', '/m/a-00001-of-00002.gguf', '/m/a-00002-of-00003.gguf'])(
    'a part that was renamed to %s',
    async (path) => {
      expect(await check({ ...files, [path]: part(0) }, path)).toEqual({
        failure: { code: 'renamed-part', path, part: 1, parts: 3, ending: '-00001-of-00003.gguf' },
      });
    },
  );

  test('a later part that is cut off is the one to blame', async () => {
    const cut = part(1).subarray(0, -32);
    expect(await check({ ...files, [name(2)]: cut }, name(1))).toMatchObject({
      failure: { code: 'cut-off', path: name(2), found: cut.length },
    });
  });

  test('a later part that is no model is the one to blame', async () => {
    expect(await check({ ...files, [name(3)]: Buffer.from('<html>') }, name(1))).toEqual({
      failure: { code: 'not-a-model', path: name(3), found: 'web-page' },
    });
  });

  test('the first part is judged, too', async () => {
    const first = model({ 'split.count': u16(3), 'split.no': u16(0), 'gpt-oss.block_count': u32(0) });
    expect(await check({ ...files, [name(1)]: first }, name(2))).toMatchObject({
      failure: { code: 'impossible-value', path: name(1) },
    });
  });

  test('another file under a part’s name', async () => {
    expect(await check({ ...files, [name(2)]: whole }, name(1))).toEqual({
      failure: { code: 'damaged', path: name(2) },
    });
  });
});

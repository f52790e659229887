import { describe, expect, test } from 'vitest';
import type { GgufHead, HeadValue, ValueType } from '../../../src/core/models/ggufHead.ts';
import { baseName, beside, readParts } from '../../../src/core/models/splitFile.ts';

function head(values: Record<string, readonly [ValueType, HeadValue?]>): GgufHead {
  const entries = Object.entries(values);
  return {
    values: new Map(entries.flatMap(([key, [, value]]) => (value === undefined ? [] : [[key, value]]))),
    types: new Map(entries.map(([key, [type]]) => [key, type])),
    tensors: new Map(),
    tensorSizes: new Map(),
    vocabulary: 0,
    dataStart: 0,
    size: 0,
  };
}

const second = head({ 'split.count': ['u16', 3], 'split.no': ['u16', 1] });

describe('the parts of a model, beside the one that is given', () => {
  test.each([
    ['/models/', ''],
    ['/my models/a "b" größer/', ''],
    ['C:\\Models\\', ''],
    ['D:', ''],
    // A share, the long forms of Windows for both, and what mixes the slashes.
    ['\\\\server\\share\\models\\', ''],
    ['\\\\?\\C:\\Models\\', ''],
    ['\\\\?\\UNC\\server\\share\\', ''],
    ['//server/share/models\\', ''],
    ['C:/Models/', ''],
    // A name with a backslash in it.
    ['/models/', 'odd\\'],
    ['', ''],
  ])('%s', (folder, start) => {
    const part = (number: number) => `${folder}${start}gpt-oss-120b-0000${number}-of-00003.gguf`;
    expect(readParts(part(2), second)).toEqual({ count: 3, index: 1, paths: [1, 2, 3].map(part) });
    if (folder === 'D:') return;
    expect(baseName(part(2))).toBe(part(2).slice(folder.length));
    expect(beside(part(2), 'x.gguf')).toBe(`${folder}x.gguf`);
  });
});

test.each<[Parameters<typeof head>[0], string, string]>([
  [{ 'split.count': ['u32', 3], 'split.no': ['u16', 1] }, 'split.count', '3 of the type u32 instead of u16'],
  [{ 'split.count': ['u32', 1] }, 'split.count', '1 of the type u32 instead of u16'],
  [{ 'split.count': ['string', '3'] }, 'split.count', 'of the type string instead of u16'],
  [{ 'split.count': ['array'] }, 'split.count', 'of the type array instead of u16'],
  [{ 'split.count': ['u16', 3], 'split.no': ['i32', 1] }, 'split.no', '1 of the type i32 instead of u16'],
])('a count of another type: %j', (values, key, value) => {
  const path = '/m/a-00002-of-00003.gguf';
  expect(readParts(path, head(values))).toEqual({ failure: { code: 'impossible-value', path, key, value } });
});

test.each<[Parameters<typeof head>[0]]>([
  [{}],
  [{ 'split.count': ['u16', 1] }],
  [{ 'split.count': ['u16', 0] }],
  // llama.cpp does not read the number of a file that is whole.
  [{ 'split.no': ['string', 'x'] }],
])('a model in one file: %j', (values) => {
  expect(readParts('/m/a.gguf', head(values))).toEqual({ count: 1, index: 0, paths: ['/m/a.gguf'] });
});

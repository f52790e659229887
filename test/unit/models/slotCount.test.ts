import { expect, test } from 'vitest';
import { kvBytesPerToken } from '../../../src/core/models/kvCache.ts';
import { slotCount } from '../../../src/core/models/slotCount.ts';

const gptOss20b = { layers: 24, kvHeads: 8, keyLength: 64, valueLength: 64 };
const gptOss120b = { ...gptOss20b, layers: 36 };
const tiny = { layers: 4, kvHeads: 2, keyLength: 64, valueLength: 64 };
const GiB = 1024 ** 3;

test('bytes of a token', () => {
  expect(kvBytesPerToken(gptOss20b)).toBe(48 * 1024);
  expect(kvBytesPerToken(gptOss120b)).toBe(72 * 1024);
});

test.each([
  ['20b on 16 GiB', gptOss20b, 16, 2],
  ['20b on 24 GiB', gptOss20b, 24, 4],
  ['20b on 8 GiB', gptOss20b, 8, 1],
  ['120b on 80 GiB', gptOss120b, 80, 2],
  ['120b on 16 GiB', gptOss120b, 16, 1],
  ['tiny-oss on 4 GiB', tiny, 4, 4],
  ['an unknown shape', { ...gptOss20b, kvHeads: NaN }, 64, 1],
  ['anything on next to nothing', gptOss120b, 0.1, 1],
])('%s', (_name, shape, memory, expected) => {
  expect(slotCount(shape, 8192, memory * GiB)).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import { encodeGguf } from '../../../tools/tiny-oss/gguf.ts';

describe('encodeGguf', () => {
  const file = encodeGguf(
    {
      'general.architecture': { type: 'string', value: 'ä' },
      numbers: { type: 'i32s', value: [1, -1] },
    },
    [
      { name: 'a', shape: [3], type: 'F32', values: Float32Array.of(1, 2, 3) },
      { name: 'b', shape: [32, 1], type: 'Q8_0', values: new Float32Array(32).fill(127) },
    ],
  );

  test('begins with magic, version and counts', () => {
    expect(file.toString('latin1', 0, 4)).toBe('GGUF');
    expect(file.readUInt32LE(4)).toBe(3);
    expect(file.readBigUInt64LE(8)).toBe(2n);
    expect(file.readBigUInt64LE(16)).toBe(2n);
  });

  test('writes keys, types and values one after another', () => {
    const key = 'general.architecture';
    let at = 24;
    expect(file.readBigUInt64LE(at)).toBe(BigInt(key.length));
    at += 8 + key.length;
    expect(file.readUInt32LE(at)).toBe(8);
    // The length is in bytes of UTF-8.
    expect(file.readBigUInt64LE(at + 4)).toBe(2n);
    at += 4 + 8 + 2;
    at += 8 + 'numbers'.length;
    expect([file.readUInt32LE(at), file.readUInt32LE(at + 4)]).toEqual([9, 5]);
    expect(file.readBigUInt64LE(at + 8)).toBe(2n);
    expect([file.readInt32LE(at + 16), file.readInt32LE(at + 20)]).toEqual([1, -1]);
  });

  test('aligns each tensor to 32 bytes and ends on one', () => {
    expect(file.length % 32).toBe(0);
    // Three floats and their padding, then one block of Q8_0 and its own.
    const data = file.length - 32 - 64;
    expect(data % 32).toBe(0);
    expect([0, 4, 8].map((offset) => file.readFloatLE(data + offset))).toEqual([1, 2, 3]);
    expect(file.readInt8(data + 32 + 2)).toBe(127);
  });

  test('refuses values that do not fill the shape', () => {
    const tensor = { name: 'a', shape: [2, 2], type: 'F32', values: new Float32Array(3) } as const;
    expect(() => encodeGguf({}, [tensor])).toThrow('2 x 2');
  });
});

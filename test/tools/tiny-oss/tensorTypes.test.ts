import { describe, expect, test } from 'vitest';
import { gaussianArray, seededRandom } from '../../../tools/tiny-oss/random.ts';
import {
  decodeTensor,
  encodedLength,
  encodeTensor,
  type TensorType,
} from '../../../tools/tiny-oss/tensorTypes.ts';

/** Encodes and decodes, and returns the largest error in each block of 32, relative to the block's largest value. */
function relativeErrors(type: TensorType, values: Float32Array): number[] {
  const decoded = decodeTensor(type, encodeTensor(type, values));
  expect(decoded.length).toBe(values.length);
  return Array.from({ length: values.length / 32 }, (_, block) => {
    const places = Array.from({ length: 32 }, (_, i) => block * 32 + i);
    const largest = Math.max(...places.map((i) => Math.abs(values[i]!)));
    return Math.max(...places.map((i) => Math.abs(values[i]! - decoded[i]!))) / largest;
  });
}

describe('encodeTensor', () => {
  const values = gaussianArray(seededRandom(1), 32 * 200, 0.05);

  // Half of the step at the largest value: half precision has 11 bits, Q8_0 127 steps and a scale in half precision,
  // and MXFP4 steps of 2 between 4 and 6 times its scale; what lies between 6 and 8 times it is cut to 6.
  test.each([
    ['F32', 0],
    ['F16', 2 ** -11],
    ['Q8_0', 0.5 / 127 + 2 ** -11],
    ['MXFP4', 0.25],
  ] as const)('loses little in %s', (type, bound) => {
    expect(Math.max(...relativeErrors(type, values))).toBeLessThanOrEqual(bound);
  });

  test.each(['F32', 'F16', 'Q8_0', 'MXFP4'] as const)('keeps zeros in %s', (type) => {
    expect(decodeTensor(type, encodeTensor(type, new Float32Array(64)))).toEqual(new Float32Array(64));
  });

  test('keeps plus and minus a power of two exactly in MXFP4, and 1.5 times it', () => {
    const exact = Float32Array.from({ length: 32 }, (_, i) => [0.25, -0.25, 0.375, 0, -0.1875][i % 5]!);
    expect(decodeTensor('MXFP4', encodeTensor('MXFP4', exact))).toEqual(exact);
  });

  test('takes the bytes that ggml takes', () => {
    expect(encodedLength('F32', 64)).toBe(256);
    expect(encodedLength('F16', 64)).toBe(128);
    expect(encodedLength('Q8_0', 64)).toBe(68);
    expect(encodedLength('MXFP4', 64)).toBe(34);
  });

  test('refuses a part of a block', () => {
    expect(() => encodedLength('MXFP4', 33)).toThrow(RangeError);
  });

  test('writes half precision as IEEE 754 does', () => {
    const bits = (value: number) => encodeTensor('F16', Float32Array.of(value)).readUInt16LE(0);
    expect(bits(1)).toBe(0x3c00);
    expect(bits(-2)).toBe(0xc000);
    expect(bits(65504)).toBe(0x7bff);
    expect(bits(1e6)).toBe(0x7c00);
    expect(bits(2 ** -24)).toBe(0x0001);
    expect(bits(2 ** -14)).toBe(0x0400);
    expect(bits(1e-9)).toBe(0);
  });

  test('lays out an MXFP4 block as ggml does: the exponent, then value i beside value i + 16', () => {
    const values = new Float32Array(32);
    values[0] = 6;
    values[16] = -1;
    values[1] = 0.5;
    // The scale is 1, so the exponent is its bias; 6 is code 7, -1 is code 10, 0.5 is code 1.
    expect([...encodeTensor('MXFP4', values).subarray(0, 3)]).toEqual([127, 0xa7, 0x01]);
  });
});

/**
 * The tensor types that gpt-oss files use, encoded and decoded as ggml lays them out.
 * Source of the layouts: ggml's `ggml-common.h` (block_q8_0, block_mxfp4) and `ggml-quants.c`.
 */

/** ggml's number of each type, as it stands in a GGUF file. */
export const ggmlTypes = { F32: 0, F16: 1, Q8_0: 8, MXFP4: 39 } as const;

export type TensorType = keyof typeof ggmlTypes;

/** Values in one block of a quantised type. A row must be a whole number of blocks. */
export const blockSize: Record<TensorType, number> = { F32: 1, F16: 1, Q8_0: 32, MXFP4: 32 };

const blockBytes: Record<TensorType, number> = { F32: 4, F16: 2, Q8_0: 2 + 32, MXFP4: 1 + 16 };

/** The sixteen values of MXFP4 before scaling, doubled so that they are whole (ggml's kvalues_mxfp4). */
const mxfp4Values = [0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12] as const;

/** Bytes that `count` values take. `count` must be a whole number of blocks. */
export function encodedLength(type: TensorType, count: number): number {
  if (count % blockSize[type] !== 0) throw new RangeError(`${count} values are not whole blocks of ${type}.`);
  return (count / blockSize[type]) * blockBytes[type];
}

/** Encodes values, quantising as ggml's reference quantisers do. */
export function encodeTensor(type: TensorType, values: Float32Array): Buffer {
  const bytes = Buffer.alloc(encodedLength(type, values.length));
  switch (type) {
    case 'F32':
      values.forEach((value, i) => bytes.writeFloatLE(value, i * 4));
      break;
    case 'F16':
      values.forEach((value, i) => bytes.writeUInt16LE(toHalf(value), i * 2));
      break;
    case 'Q8_0':
      for (let block = 0; block * 32 < values.length; block++)
        encodeQ8(values.subarray(block * 32, block * 32 + 32), bytes.subarray(block * 34));
      break;
    case 'MXFP4':
      for (let block = 0; block * 32 < values.length; block++)
        encodeMxfp4(values.subarray(block * 32, block * 32 + 32), bytes.subarray(block * 17));
      break;
  }
  return bytes;
}

/** The values that the engine will see. */
export function decodeTensor(type: TensorType, bytes: Buffer): Float32Array {
  const values = new Float32Array((bytes.length / blockBytes[type]) * blockSize[type]);
  switch (type) {
    case 'F32':
      return values.map((_, i) => bytes.readFloatLE(i * 4));
    case 'F16':
      return values.map((_, i) => fromHalf(bytes.readUInt16LE(i * 2)));
    case 'Q8_0':
      return values.map((_, i) => {
        const block = Math.floor(i / 32) * 34;
        return fromHalf(bytes.readUInt16LE(block)) * bytes.readInt8(block + 2 + (i % 32));
      });
    case 'MXFP4':
      return values.map((_, i) => {
        const block = Math.floor(i / 32) * 17;
        const pair = bytes[block + 1 + (i % 16)]!;
        return mxfp4Values[i % 32 < 16 ? pair & 15 : pair >> 4]! * mxfp4Scale(bytes[block]!);
      });
  }
}

/** A half-precision scale, then 32 signed bytes. */
function encodeQ8(values: Float32Array, target: Buffer): void {
  const scale = largestMagnitude(values) / 127;
  target.writeUInt16LE(toHalf(scale), 0);
  values.forEach((value, i) => target.writeInt8(scale === 0 ? 0 : Math.round(value / scale), 2 + i));
}

/** An exponent (E8M0), then 16 bytes: low nibbles are the first 16 values, high nibbles the last 16. */
function encodeMxfp4(values: Float32Array, target: Buffer): void {
  const largest = largestMagnitude(values);
  if (largest === 0) return;
  // The largest E2M1 value is 6 = 1.5 * 2^2, hence the exponent is reduced by 2; 127 is the bias.
  const exponent = Math.max(2, Math.floor(Math.log2(largest)) - 2 + 127);
  const scale = mxfp4Scale(exponent);
  target[0] = exponent;
  for (let i = 0; i < 16; i++)
    target[1 + i] = nearestMxfp4(values[i]! / scale) | (nearestMxfp4(values[i + 16]! / scale) << 4);
}

/** 2^(exponent - 127), halved because the table of values is doubled. */
function mxfp4Scale(exponent: number): number {
  return 2 ** (exponent - 128);
}

function nearestMxfp4(value: number): number {
  let best = 0;
  for (let i = 1; i < mxfp4Values.length; i++)
    if (Math.abs(mxfp4Values[i]! - value) < Math.abs(mxfp4Values[best]! - value)) best = i;
  return best;
}

function largestMagnitude(values: Float32Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

const floatView = new DataView(new ArrayBuffer(4));

/** IEEE 754 half precision, rounded half up in magnitude; too large becomes infinite. */
function toHalf(value: number): number {
  floatView.setFloat32(0, value);
  const bits = floatView.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const mantissa = bits & 0x7fffff;
  if (exponent >= 31) return sign | 0x7c00;
  if (exponent > 0) return (sign | (exponent << 10) | (mantissa >> 13)) + ((mantissa >> 12) & 1);
  if (exponent < -10) return sign;
  const subnormal = mantissa | 0x800000;
  return sign | ((subnormal >> (14 - exponent)) + ((subnormal >> (13 - exponent)) & 1));
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 0x3ff;
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1024 + mantissa) * 2 ** (exponent - 25);
}

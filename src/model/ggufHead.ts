import type { FileHandle } from 'node:fs/promises';

/** What the head of a GGUF file says, as far as a look before loading needs it. */
export interface GgufHead {
  /** `general.architecture`. */
  architecture: string | undefined;
  /** Parts that the model is split into; 1 for most. */
  parts: number;
  /** Bytes that the file has if it is whole. */
  size: number;
}

/**
 * Reads the head of a GGUF file (ggml-org/ggml, docs/gguf.md). Every length in it is checked against the file's own
 * before it is believed: node-llama-cpp's reader believes them, and with a damaged one it runs for minutes or takes
 * the process down.
 * @throws Error when it is not one, or is damaged or cut off.
 */
export async function readGgufHead(file: FileHandle, fileSize: number): Promise<GgufHead> {
  const reader = createReader(file, fileSize);
  if ((await reader.bytes(4)).toString('latin1') !== 'GGUF') throw new Error('no GGUF');
  const version = await reader.u32();
  if (version !== 2 && version !== 3) throw new Error(`version ${version}`);
  const tensors = await reader.count(leastTensorInfo);
  const keys = await reader.count(leastPair);
  const values = new Map<string, string | number>();
  for (let index = 0; index < keys; index++) {
    const key = await reader.string();
    const value = await readValue(reader, await reader.u32());
    if (value !== undefined) values.set(key, value);
  }
  let dataSize = 0;
  for (let index = 0; index < tensors; index++) dataSize = Math.max(dataSize, await readTensorEnd(reader));
  const alignment = numberOf(values.get('general.alignment')) ?? 32;
  const architecture = values.get('general.architecture');
  return {
    architecture: typeof architecture === 'string' ? architecture : undefined,
    parts: numberOf(values.get('split.count')) ?? 1,
    size: Math.ceil(reader.at / alignment) * alignment + dataSize,
  };
}

/** Bytes of the smallest tensor's entry: a name, one dimension, type and offset; and of the smallest pair. */
const leastTensorInfo = 8 + 4 + 8 + 4 + 8;
const leastPair = 8 + 4 + 1;

/** Bytes of GGUF's scalar types by number: u8, i8, u16, i16, u32, i32, f32, bool, then u64, i64, f64. */
const scalarSizes: Partial<Record<number, number>> = {
  ...{ 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1 },
  ...{ 10: 8, 11: 8, 12: 8 },
};
const stringType = 8;
const arrayType = 9;

/** A value, if it is one that is looked at: strings and small whole numbers. */
async function readValue(reader: Reader, type: number): Promise<string | number | undefined> {
  if (type === stringType) return await reader.string();
  if (type === arrayType) {
    await skipArray(reader);
    return undefined;
  }
  const size = scalarSizes[type];
  if (size === undefined) throw new Error(`type ${type}`);
  const bytes = await reader.bytes(size);
  return size === 2 || size === 4 ? bytes.readUIntLE(0, size) : undefined;
}

async function skipArray(reader: Reader): Promise<void> {
  const type = await reader.u32();
  const size = type === stringType ? 8 : scalarSizes[type];
  if (size === undefined) throw new Error(`an array of type ${type}`);
  const count = await reader.count(size);
  if (type !== stringType) reader.skip(count * size);
  else for (let index = 0; index < count; index++) reader.skip(await reader.count(1));
}

/** Where a tensor's data ends, counted from where all data begins. */
async function readTensorEnd(reader: Reader): Promise<number> {
  await reader.string();
  const dimensions = await reader.u32();
  if (dimensions === 0 || dimensions > 4) throw new Error(`${dimensions} dimensions`);
  let weights = 1;
  for (let index = 0; index < dimensions; index++) weights *= await reader.u64();
  const type = await reader.u32();
  return (await reader.u64()) + Math.floor(weights * (bytesPerWeight[type] ?? 0));
}

/** Of the types that gpt-oss files come in, by number (ggml.h, `ggml_type`); another's size counts as nothing. */
const bytesPerWeight: Partial<Record<number, number>> = {
  0: 4, // F32
  1: 2, // F16
  2: 18 / 32, // Q4_0
  3: 20 / 32, // Q4_1
  6: 22 / 32, // Q5_0
  7: 24 / 32, // Q5_1
  8: 34 / 32, // Q8_0
  10: 84 / 256, // Q2_K
  11: 110 / 256, // Q3_K
  12: 144 / 256, // Q4_K
  13: 176 / 256, // Q5_K
  14: 210 / 256, // Q6_K
  30: 2, // BF16
  39: 17 / 32, // MXFP4
};

function numberOf(value: string | number | undefined): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

interface Reader {
  readonly at: number;
  bytes(length: number): Promise<Buffer>;
  skip(length: number): void;
  u32(): Promise<number>;
  u64(): Promise<number>;
  string(): Promise<string>;
  /** A 64-bit count of things that have at least `size` bytes each, so that the rest of the file can hold them. */
  count(size: number): Promise<number>;
}

/** Bytes read from disk at a time: the head of gpt-oss has about ten of these. */
const block = 1 << 20;

function createReader(file: FileHandle, fileSize: number): Reader {
  let buffer = Buffer.alloc(0);
  let start = 0;
  let at = 0;

  async function bytes(length: number): Promise<Buffer> {
    const from = at;
    skip(length);
    if (from < start || at > start + buffer.length) {
      const wanted = Math.min(Math.max(length, block), fileSize - from);
      const read = await file.read(Buffer.alloc(wanted), 0, wanted, from);
      if (read.bytesRead < length) throw new Error('cut off');
      buffer = read.buffer.subarray(0, read.bytesRead);
      start = from;
    }
    return buffer.subarray(from - start, at - start);
  }

  function skip(length: number): void {
    if (length > fileSize - at) throw new Error('cut off');
    at += length;
  }

  async function u64(): Promise<number> {
    return Number((await bytes(8)).readBigUInt64LE());
  }

  async function count(size: number): Promise<number> {
    const value = await u64();
    if (value * size > fileSize - at) throw new Error('cut off');
    return value;
  }

  return {
    get at() {
      return at;
    },
    bytes,
    skip,
    u64,
    count,
    u32: async () => (await bytes(4)).readUInt32LE(),
    string: async () => (await bytes(await count(1))).toString('utf8'),
  };
}

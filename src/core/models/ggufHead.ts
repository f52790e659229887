import { ByteReader, CutOff, Damaged, type ReadAt } from './byteReader.ts';
import { tensorBytes } from './tensorSize.ts';

/** The contents of a GGUF file's head. */
export interface GgufHead {
  /** The metadata: strings, numbers, booleans, and short arrays of numbers. Vocabularies are left out. */
  values: ReadonlyMap<string, HeadValue>;
  /** The type in the file of everything in the metadata, also of what is left out. */
  types: ReadonlyMap<string, ValueType>;
  /** The shape of each tensor by its name, the fastest-varying dimension first. */
  tensors: ReadonlyMap<string, readonly number[]>;
  /** Bytes of each tensor by its name; 0 for a type that is not known (tensorSize.ts). */
  tensorSizes: ReadonlyMap<string, number>;
  /** Tokens in the vocabulary; 0 without one. */
  vocabulary: number;
  /** Where the tensors' data begins. */
  dataStart: number;
  /** Bytes that the complete file has. */
  size: number;
}

export type HeadValue = string | number | boolean | readonly number[];

/** The types of the format's specification. */
export type ValueType =
  'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'f32' | 'bool' | 'string' | 'array' | 'u64' | 'i64' | 'f64';

/** Why the head could not be read. */
export type HeadProblem =
  | { type: 'no-gguf' }
  /** A version of the format that llama.cpp does not read. */
  | { type: 'version'; version: number }
  /** Written on a big-endian machine. */
  | { type: 'big-endian' }
  /** The file ends within the head. */
  | { type: 'cut-off' }
  | { type: 'damaged' };

/**
 * Reads the head of a GGUF file (ggml-org/ggml, docs/gguf.md). Every length in it is checked against the file's size
 * before it is used: node-llama-cpp's reader does not check, and a damaged length makes it run for minutes or crash
 * the process. Rejects only when `read` does.
 */
export async function readGgufHead(
  read: ReadAt,
  fileSize: number,
): Promise<{ head: GgufHead } | { problem: HeadProblem }> {
  try {
    const reader = new ByteReader(read, fileSize);
    const problem = await readStart(reader);
    return problem ? { problem } : { head: await readBody(reader) };
  } catch (error) {
    if (error instanceof CutOff) return { problem: { type: 'cut-off' } };
    if (error instanceof Damaged) return { problem: { type: 'damaged' } };
    throw error;
  }
}

/**
 * Only the architecture of a GGUF file, which is among its first values: reads a few kilobytes, where the whole head has
 * megabytes of vocabulary. `undefined` if the file does not say, or cannot be read that far. Rejects only when `read`
 * does.
 */
export async function readArchitecture(read: ReadAt, fileSize: number): Promise<string | undefined> {
  try {
    const reader = new ByteReader(read, fileSize, smallBlock);
    if (await readStart(reader)) return undefined;
    await reader.count(leastTensorInfo);
    const keys = Math.min(await reader.count(leastPair), firstKeys);
    for (let index = 0; index < keys; index++) {
      const key = await reader.string();
      const value = await readValue(reader, await reader.u32(), () => undefined);
      if (key === 'general.architecture') return typeof value === 'string' ? value : undefined;
    }
    return undefined;
  } catch (error) {
    if (error instanceof CutOff || error instanceof Damaged) return undefined;
    throw error;
  }
}

/** Bytes read at a time, and values looked at, for the architecture alone. */
const smallBlock = 1 << 12;
const firstKeys = 16;

/** Reads up to the counts. */
async function readStart(reader: ByteReader): Promise<HeadProblem | undefined> {
  if ((await reader.u32()) !== magic) return { type: 'no-gguf' };
  const version = await reader.u32();
  // The same test as in llama.cpp: no real version has a lower half of zero.
  if (version > 0 && version % 0x1_0000 === 0) return { type: 'big-endian' };
  return version === 2 || version === 3 ? undefined : { type: 'version', version };
}

/** `GGUF`, as a little-endian number. */
const magic = 0x4655_4747;

async function readBody(reader: ByteReader): Promise<GgufHead> {
  const tensorCount = await reader.count(leastTensorInfo);
  const keys = await reader.count(leastPair);
  const values = new Map<string, HeadValue>();
  const types = new Map<string, ValueType>();
  let vocabulary = 0;
  for (let index = 0; index < keys; index++) {
    const key = await reader.string();
    const type = await reader.u32();
    const value = await readValue(reader, type, (count) => {
      if (key === 'tokenizer.ggml.tokens') vocabulary = count;
    });
    if (value !== undefined) values.set(key, value);
    types.set(key, typeName(type));
  }
  const tensors = new Map<string, readonly number[]>();
  const tensorSizes = new Map<string, number>();
  let dataSize = 0;
  for (let index = 0; index < tensorCount; index++) {
    const { name, shape, bytes, offset } = await readTensor(reader);
    tensors.set(name, shape);
    tensorSizes.set(name, bytes);
    dataSize = Math.max(dataSize, offset + bytes);
  }
  const given = values.get('general.alignment') ?? usualAlignment;
  if (typeof given !== 'number') throw new Damaged();
  const alignment = isAlignment(given) ? given : usualAlignment;
  const dataStart = Math.ceil(reader.at / alignment) * alignment;
  return { values, types, tensors, tensorSizes, vocabulary, dataStart, size: dataStart + dataSize };
}

/** GGUF's default, in bytes. */
const usualAlignment = 32;

/** Whether llama.cpp takes a number for an alignment of tensors (`gguf_init_from_file_impl`): a power of two. */
export function isAlignment(bytes: number): boolean {
  return Number.isInteger(Math.log2(bytes));
}

/** Bytes of the smallest tensor entry: a name, one dimension, type and offset; and of the smallest key-value pair. */
const leastTensorInfo = 8 + 4 + 8 + 4 + 8;
const leastPair = 8 + 4 + 1;

const stringType = 8;
const arrayType = 9;

type Scalar = readonly [name: ValueType, bytes: number, read: (view: DataView) => number | boolean];

/** GGUF's scalar types by number: name, size in bytes, and how to read them. */
const scalars: Partial<Record<number, Scalar>> = {
  0: ['u8', 1, (view) => view.getUint8(0)],
  1: ['i8', 1, (view) => view.getInt8(0)],
  2: ['u16', 2, (view) => view.getUint16(0, true)],
  3: ['i16', 2, (view) => view.getInt16(0, true)],
  4: ['u32', 4, (view) => view.getUint32(0, true)],
  5: ['i32', 4, (view) => view.getInt32(0, true)],
  6: ['f32', 4, (view) => view.getFloat32(0, true)],
  7: ['bool', 1, (view) => view.getUint8(0) !== 0],
  10: ['u64', 8, (view) => Number(view.getBigUint64(0, true))],
  11: ['i64', 8, (view) => Number(view.getBigInt64(0, true))],
  12: ['f64', 8, (view) => view.getFloat64(0, true)],
};

/** The name of a type that could be read. */
function typeName(type: number): ValueType {
  return type === stringType ? 'string' : (scalars[type]?.[0] ?? 'array');
}

async function readValue(
  reader: ByteReader,
  type: number,
  onArray: (count: number) => void,
): Promise<HeadValue | undefined> {
  if (type === stringType) return await reader.string();
  if (type === arrayType) return await readArray(reader, onArray);
  return await readScalar(reader, type);
}

async function readScalar(reader: ByteReader, type: number): Promise<number | boolean> {
  const scalar = scalars[type];
  if (!scalar) throw new Damaged();
  const [, bytes, read] = scalar;
  return read(await reader.view(bytes));
}

/** The longest array kept: one number per layer, and llama.cpp supports no more layers. */
const longestArray = 512;

async function readArray(
  reader: ByteReader,
  onArray: (count: number) => void,
): Promise<readonly number[] | undefined> {
  const type = await reader.u32();
  const size = type === stringType ? 8 : scalars[type]?.[1];
  if (size === undefined) throw new Damaged();
  const count = await reader.count(size);
  onArray(count);
  if (type === stringType) await reader.skipStrings(count);
  else if (count > longestArray) reader.skip(count * size);
  else {
    const values: number[] = [];
    for (let index = 0; index < count; index++) values.push(Number(await readScalar(reader, type)));
    return values;
  }
  return undefined;
}

/** A tensor's entry. `offset` is where its data begins, counted from the start of the data section. */
async function readTensor(
  reader: ByteReader,
): Promise<{ name: string; shape: readonly number[]; bytes: number; offset: number }> {
  const name = await reader.string();
  const dimensions = await reader.u32();
  if (dimensions === 0 || dimensions > 4) throw new Damaged();
  const shape: number[] = [];
  for (let index = 0; index < dimensions; index++) shape.push(await reader.u64());
  const weights = shape.reduce((product, size) => product * size);
  const type = await reader.u32();
  return { name, shape, bytes: tensorBytes(type, weights), offset: await reader.u64() };
}

import { encodeTensor, encodedLength, ggmlTypes, type TensorType } from './tensorTypes.ts';

/** One entry of a GGUF file's metadata. `i32s` and `strings` are arrays. */
export type MetadataValue =
  | { type: 'u16' | 'u32' | 'i32' | 'f32'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'i32s'; value: readonly number[] }
  | { type: 'strings'; value: readonly string[] };

export type Metadata = Record<string, MetadataValue>;

/** The entry of a tensor in a file's head. */
export interface TensorEntry {
  name: string;
  /** Fastest dimension first, as GGUF counts them: a matrix is [columns, rows]. */
  shape: readonly number[];
  type: TensorType;
}

export interface Tensor extends TensorEntry {
  values: Float32Array;
}

/** Tensor data begins at, and each tensor is padded to, a multiple of this: GGUF's default alignment. */
const alignment = 32;

/** GGUF's numbers of its value types (the specification's `gguf_metadata_value_type`). */
const valueTypes = { u16: 2, u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;

/**
 * The bytes of a GGUF file, version 3: header, metadata, tensor table, padding, tensor data.
 * Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function encodeGguf(metadata: Metadata, tensors: readonly Tensor[]): Buffer {
  for (const { name, shape, values } of tensors)
    if (valuesIn(shape) !== values.length)
      throw new RangeError(`${name}: ${values.length} values do not fill ${shape.join(' x ')}.`);
  const data = tensors.flatMap(({ type, values }) => pad(encodeTensor(type, values)));
  return Buffer.concat([encodeHead(metadata, tensors).head, ...data]);
}

/** The bytes of a GGUF file that come before the tensors' data, and the size of the whole file. */
export function encodeHead(
  metadata: Metadata,
  tensors: readonly TensorEntry[],
): { head: Buffer; fileSize: number } {
  const entries = Object.entries(metadata);
  const head = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(entries.length)];
  // The vocabulary of gpt-oss has more entries than a call can have arguments.
  for (const [key, value] of entries) head.push(Buffer.concat([text(key), ...metadataValue(value)]));
  let offset = 0;
  for (const { name, shape, type } of tensors) {
    head.push(text(name), u32(shape.length), ...shape.map(u64), u32(ggmlTypes[type]), u64(offset));
    offset += padded(encodedLength(type, valuesIn(shape)));
  }
  const bytes = Buffer.concat(pad(Buffer.concat(head)));
  return { head: bytes, fileSize: bytes.length + offset };
}

function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function metadataValue(entry: MetadataValue): Buffer[] {
  switch (entry.type) {
    case 'u16':
      return [u32(valueTypes.u16), u16(entry.value)];
    case 'i32':
      return [u32(valueTypes.i32), i32(entry.value)];
    case 'u32':
      return [u32(valueTypes.u32), u32(entry.value)];
    case 'f32':
      return [u32(valueTypes.f32), f32(entry.value)];
    case 'bool':
      return [u32(valueTypes.bool), Buffer.from([Number(entry.value)])];
    case 'string':
      return [u32(valueTypes.string), text(entry.value)];
    case 'i32s':
      return [...arrayHead(valueTypes.i32, entry.value.length), ...entry.value.map(i32)];
    case 'strings':
      return [...arrayHead(valueTypes.string, entry.value.length), ...entry.value.map(text)];
  }
}

function arrayHead(elementType: number, length: number): Buffer[] {
  return [u32(valueTypes.array), u32(elementType), u64(length)];
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function pad(bytes: Buffer): Buffer[] {
  return [bytes, Buffer.alloc(padded(bytes.length) - bytes.length)];
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

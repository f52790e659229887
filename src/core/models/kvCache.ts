import type { GgufHead } from './ggufHead.ts';

/** The shape of a model's KV cache. */
export interface KvShape {
  layers: number;
  /** Heads of keys and values; gpt-oss shares each among eight heads of queries. */
  kvHeads: number;
  keyLength: number;
  valueLength: number;
}

/** llama.cpp keeps keys and values as f16 unless told otherwise. */
const bytesPerValue = 2;

/**
 * Bytes of the KV cache for one token, all layers counted in full: 48 KiB for gpt-oss-20b, 72 KiB for gpt-oss-120b.
 * Holds only with `swaFullCache`, else the sliding-window layers keep a window each.
 */
export function kvBytesPerToken({ layers, kvHeads, keyLength, valueLength }: KvShape): number {
  return layers * kvHeads * (keyLength + valueLength) * bytesPerValue;
}

/** The shape by a head, or NaN where it does not say. What a file may leave out is by GGUF's rules. */
export function kvShapeOf({ values }: GgufHead): KvShape {
  const number = (name: string): number | undefined => {
    const value = values.get(`gpt-oss.${name}`);
    return typeof value === 'number' ? value : undefined;
  };
  const heads = number('attention.head_count') ?? NaN;
  const headLength = (number('embedding_length') ?? NaN) / heads;
  return {
    layers: number('block_count') ?? NaN,
    kvHeads: number('attention.head_count_kv') ?? heads,
    keyLength: number('attention.key_length') ?? headLength,
    valueLength: number('attention.value_length') ?? headLength,
  };
}

/** Tokens below which neither a chat nor a completion holds enough of a file. */
export const leastTokens = 2048;

/** Bytes that a model with weights of so many bytes takes at the least: both contexts as short as they may be. */
export function leastBytes(weights: number, shape: KvShape): number {
  const context = kvBytesPerToken(shape) * leastTokens;
  return weights + (Number.isNaN(context) ? 0 : 2 * context);
}

import type { GgufHead } from './ggufHead.ts';

/** The shape of a model's KV cache. */
export interface KvShape {
  layers: number;
  /** Heads of keys and values; in gpt-oss eight query heads share one. */
  kvHeads: number;
  keyLength: number;
  valueLength: number;
}

/** llama.cpp stores keys and values as f16 by default. */
const bytesPerValue = 2;

/**
 * Bytes of the KV cache per token, with all layers at full size: 48 KiB for gpt-oss-20b, 72 KiB for gpt-oss-120b.
 * Correct only with `swaFullCache`; otherwise sliding-window layers hold only one window each.
 */
export function kvBytesPerToken({ layers, kvHeads, keyLength, valueLength }: KvShape): number {
  return layers * kvHeads * (keyLength + valueLength) * bytesPerValue;
}

/** The shape by the metadata, or NaN where that is missing. Defaults follow GGUF's rules. */
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

/**
 * About the bytes of a sequence's state as llama.cpp writes it. Of sliding-window layers, every other one in gpt-oss,
 * it writes only the window, which is a few megabytes.
 */
export function stateBytes(shape: KvShape, tokens: number): number {
  return (kvBytesPerToken(shape) * (tokens + 128)) / 2;
}

/** Tokens below which neither a chat nor a completion has room for enough of a file. */
export const leastTokens = 2048;

/** The least bytes that a model with this many bytes of weights needs: with both contexts as short as allowed. */
export function leastBytes(weights: number, shape: KvShape): number {
  const context = kvBytesPerToken(shape) * leastTokens;
  return weights + (Number.isNaN(context) ? 0 : 2 * context);
}

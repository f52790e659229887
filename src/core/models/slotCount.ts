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

/** States of recent files to keep at most: with more, finding the one to go on from gets no better. */
const mostSlots = 4;

/** What all states together may take, in bytes: four states of 8,192 tokens for gpt-oss-20b, two for gpt-oss-120b. */
const mostBytes = 1.5 * 1024 ** 3;

/** Share of the machine's memory that they may take: it also has to hold the model, the editor and a language server. */
const memoryShare = 1 / 16;

/**
 * How many states of a completion's prompt to keep: at least one, and one when the shape is not known (NaN).
 * @param memory bytes of the memory that the KV cache is in: the GPU's, or the machine's.
 */
export function slotCount(shape: KvShape, tokensPerSlot: number, memory: number): number {
  const bytes = kvBytesPerToken(shape) * tokensPerSlot;
  const fitting = Math.floor(Math.min(mostBytes, memory * memoryShare) / bytes);
  return fitting > 1 ? Math.min(mostSlots, fitting) : 1;
}

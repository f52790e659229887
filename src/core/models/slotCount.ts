import { kvBytesPerToken, type KvShape } from './kvCache.ts';

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

import { kvBytesPerToken, type KvShape } from './kvCache.ts';

/** The most states of recent files to keep; with more, the best state to continue from is no better. */
const mostSlots = 4;

/** The most bytes for all states together: four states of 8,192 tokens for gpt-oss-20b, two for gpt-oss-120b. */
const mostBytes = 1.5 * 1024 ** 3;

/** Share of the memory that the states may take: the model, the editor and a language server need the rest. */
const memoryShare = 1 / 16;

/**
 * How many states of completion prompts to keep: at least one, and one when the shape is unknown (NaN).
 * @param memory bytes of the memory that holds the KV cache: the GPU's, or the machine's.
 */
export function slotCount(shape: KvShape, tokensPerSlot: number, memory: number): number {
  const bytes = kvBytesPerToken(shape) * tokensPerSlot;
  const fitting = Math.floor(Math.min(mostBytes, memory * memoryShare) / bytes);
  return fitting > 1 ? Math.min(mostSlots, fitting) : 1;
}

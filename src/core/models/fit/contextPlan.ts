import type { KvShape } from '../kvCache.ts';
import { slotCount } from '../slotCount.ts';
import type { Machine } from '../../../protocol/machine.ts';

/**
 * Tokens per completion sequence: the host sends at most 8,000 UTF-16 code units before the cursor, of which up to
 * 12,000 are kept (basis.ts), 2,000 after it and 4,500 of snippets, together about 5,500 tokens of code, and more for
 * text that tokenises badly.
 */
export const completionTokens = 8192;

/** Tokens that the engine evaluates at once (llama.cpp's `n_ubatch`). Its buffers grow with it. */
export const batchTokens = 512;

/** The two contexts of a loaded model. */
export interface ContextPlan {
  /** The context of completions: as many states as `slots`, of this many tokens each. */
  completion: { tokens: number; slots: number };
  /** Tokens of the conversation's context. */
  conversation: number;
}

/** The contexts that are wanted for a model on a machine. Where memory is short, states go first, then tokens. */
export function plannedContexts(
  { kv, trainedContext }: { kv: KvShape; trainedContext: number },
  machine: Machine,
  contextTokens: number,
): ContextPlan {
  const tokens = Math.min(completionTokens, trainedContext);
  return {
    completion: { tokens, slots: slotCount(kv, tokens, cacheMemory(machine)) },
    conversation: Math.min(contextTokens, trainedContext),
  };
}

/** Bytes of the memory that holds the KV caches. */
function cacheMemory({ gpus, ram }: Machine): number {
  return gpus.length === 0 ? ram.total : gpus.reduce((sum, { total }) => sum + total, 0);
}

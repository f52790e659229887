import { totalmem } from 'node:os';
import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import { batchTokens, completionTokens } from '../core/models/fit/contextPlan.ts';
import { leastTokens, type KvShape } from '../core/models/kvCache.ts';
import { slotCount } from '../core/models/slotCount.ts';
import { withBuffers } from './bufferLog.ts';

/** The KV caches of a loaded model. */
export interface Contexts {
  /**
   * Sequences for completion prompts, at least one, all in one context. They are used one at a time, so they do not
   * slow each other down (measured: prefill and decode are as fast with four as with one).
   */
  completions: readonly [LlamaContextSequence, ...LlamaContextSequence[]];
  conversation: LlamaContextSequence;
}

/** How contexts evaluate. */
export interface ContextStyle {
  threads: number;
}

/**
 * Creates a context for completions and one for conversations. With two sequences of one context, a completion would
 * wait for the whole prefill of a chat (measured).
 * @param conversationTokens the most tokens that the user wants for a conversation.
 * @returns `undefined` when there is not enough memory for the smallest of both.
 */
export async function createContexts(
  model: LlamaModel,
  shape: KvShape,
  conversationTokens: number,
  style: ContextStyle,
): Promise<Contexts | undefined> {
  const tokens = Math.min(completionTokens, model.trainContextSize);
  // States of recent files are a luxury: reduce them before shortening the conversation.
  for (let slots = slotCount(shape, tokens, await memoryOf(model.llama)); slots > 1; slots--) {
    const both = await makeBoth(
      model,
      { tokens, slots },
      Math.min(conversationTokens, model.trainContextSize),
      style,
    );
    if (both) return both;
  }
  const completion = await makeLargestContext(model, tokens, style);
  const conversation = completion && (await makeLargestContext(model, conversationTokens, style));
  if (!conversation) return undefined;
  return { completions: [completion.getSequence()], conversation: conversation.getSequence() };
}

async function makeBoth(
  model: LlamaModel,
  { tokens, slots }: { tokens: number; slots: number },
  conversationTokens: number,
  style: ContextStyle,
): Promise<Contexts | undefined> {
  const completion = await makeContext(model, tokens, style, slots).catch(reportSize(tokens, slots));
  if (!completion) return undefined;
  const conversation = await makeContext(model, conversationTokens, style).catch(
    reportSize(conversationTokens),
  );
  if (!conversation) {
    await completion.dispose();
    return undefined;
  }
  const others = Array.from({ length: slots - 1 }, () => completion.getSequence());
  return { completions: [completion.getSequence(), ...others], conversation: conversation.getSequence() };
}

/**
 * The sliding-window layers get a full-size cache. With the default, pruned cache, rewinding (typing in the middle of
 * a file, dropping reasoning from a chat's history) gives silently wrong results near the window's border, and needs a
 * whole prefill below it.
 */
async function makeContext(
  model: LlamaModel,
  tokens: number,
  { threads }: ContextStyle,
  sequences = 1,
): Promise<LlamaContext> {
  return await withBuffers(() =>
    model.createContext({
      contextSize: tokens,
      sequences,
      swaFullCache: true,
      batchSize: batchTokens,
      threads,
    }),
  );
}

/** Half the memory still makes a usable context, so the size is halved a few times before giving up. */
async function makeLargestContext(
  model: LlamaModel,
  wanted: number,
  style: ContextStyle,
): Promise<LlamaContext | undefined> {
  for (let tokens = Math.min(wanted, model.trainContextSize); ; tokens = Math.floor(tokens / 2)) {
    const context = await makeContext(model, tokens, style).catch(reportSize(tokens));
    if (context) return context;
    if (tokens / 2 < leastTokens) return undefined;
  }
}

function reportSize(tokens: number, sequences = 1): (error: unknown) => undefined {
  return (error) => {
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`no context of ${sequences} times ${tokens} tokens: ${words}\n`);
    return undefined;
  };
}

async function memoryOf(llama: Llama): Promise<number> {
  if (llama.gpu === false) return totalmem();
  const { total } = await llama.getVramState();
  return total;
}

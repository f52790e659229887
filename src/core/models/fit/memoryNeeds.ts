import { kvBytesPerToken } from '../kvCache.ts';
import { batchTokens, type ContextPlan } from './contextPlan.ts';
import type { ModelShape } from './modelShape.ts';
import { placeLayers } from './placeLayers.ts';

/** What a model takes of one memory, in bytes. */
export interface MemoryUse {
  weights: number;
  /** The KV caches of both contexts, all states of completions included. */
  caches: number;
  /** What llama.cpp computes in: for each context, above all the scores of all tokens of the vocabulary. */
  buffers: number;
}

/** What a model takes of RAM and of each GPU. */
export interface MemoryNeeds {
  ram: MemoryUse;
  gpus: readonly MemoryUse[];
}

/**
 * What a model takes with this many layers on the GPUs, the output counting as one. With none, nothing is on a GPU.
 * @param shares of the layers on the GPUs that each GPU gets; their free memory, as in llama.cpp.
 */
export function memoryNeeds(
  shape: ModelShape,
  plan: ContextPlan,
  gpuLayers: number,
  shares: readonly number[],
): MemoryNeeds {
  const places = placeLayers(shape.layers.length, gpuLayers, shares);
  const ram: MemoryUse = { weights: shape.input, caches: 0, buffers: 0 };
  const gpus = shares.map((): MemoryUse => ({ weights: 0, caches: 0, buffers: 0 }));
  const at = (place: number | undefined): MemoryUse => (place === undefined ? ram : (gpus[place] ?? ram));
  const cachePerLayer = (kvBytesPerToken(shape.kv) / shape.kv.layers) * cells(plan);
  for (const [index, bytes] of shape.layers.entries()) {
    const use = at(places.layers[index]);
    use.weights += bytes;
    use.caches += cachePerLayer;
  }
  at(places.output).weights += shape.output;
  const contexts = [plan.completion.tokens * plan.completion.slots, plan.conversation];
  for (const tokens of contexts) {
    at(places.output).buffers += shape.vocabulary * batchTokens * bytesPerScore;
    const used = new Set<number | undefined>([undefined, ...places.layers, places.output]);
    for (const place of used) at(place).buffers += streams(shape, tokens);
  }
  return { ram, gpus };
}

/** Tokens that all KV caches hold together. */
function cells({ completion, conversation }: ContextPlan): number {
  return completion.tokens * completion.slots + conversation;
}

/** Scores and activations are f32. */
const bytesPerScore = 4;

/** What the layers of a device compute in: the batch's activations, and which cells each token may attend to. */
function streams({ embedding }: ModelShape, tokens: number): number {
  const masks = 2 * tokens * batchTokens * bytesPerScore;
  return embedding * batchTokens * bytesPerScore + masks;
}

/** The sum of several uses. */
export function totalUse(uses: readonly MemoryUse[]): MemoryUse {
  const sum = (part: keyof MemoryUse): number => uses.reduce((total, use) => total + use[part], 0);
  return { weights: sum('weights'), caches: sum('caches'), buffers: sum('buffers') };
}

/** All bytes of a use. */
export function bytesOf({ weights, caches, buffers }: MemoryUse): number {
  return weights + caches + buffers;
}

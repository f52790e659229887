import type { MemoryUse } from '../../../protocol/model.ts';
import { kvBytesPerToken } from '../kvCache.ts';
import { batchTokens, type ContextPlan } from './contextPlan.ts';
import type { ModelShape } from './modelShape.ts';
import { placeLayers } from './placeLayers.ts';

/** A GPU, as the layers are shared out: in proportion to the GPUs' free memory, as in llama.cpp. */
export interface GpuShare {
  name: string;
  share: number;
}

/**
 * What a model takes of RAM, which comes first, and of each GPU. On a GPU that is what llama.cpp allocates. In RAM, it
 * is what must stay there while the model works: weights that are mapped from the file count once, although the CPU's
 * back end makes a rearranged copy of the experts (the originals are only a cache of the file then); and of the scores
 * of a batch only those that somebody asks for, since memory that nobody writes to is never taken.
 * @param gpuLayers layers on the GPUs, the output counting as one. With none, nothing is on a GPU.
 */
export function memoryNeeds(
  shape: ModelShape,
  plan: ContextPlan,
  gpuLayers: number,
  gpus: readonly GpuShare[],
): readonly MemoryUse[] {
  const places = placeLayers(
    shape.layers.length,
    gpuLayers,
    gpus.map(({ share }) => share),
  );
  const cache = (kvBytesPerToken(shape.kv) / shape.kv.layers) * cells(plan);
  const use = (device: string, place: number | undefined): MemoryUse => {
    const own = shape.layers.filter((_, index) => places.layers[index] === place);
    const hasOutput = places.output === place;
    const sum = own.reduce((total, bytes) => total + bytes, 0);
    return {
      device,
      weights: sum + (hasOutput ? shape.output : 0) + (place === undefined ? shape.input : 0),
      caches: own.length * cache,
      buffers: 0,
    };
  };
  const split = places.layers.includes(undefined);
  const ram = use('RAM', undefined);
  return [
    { ...ram, buffers: ramBuffers(shape, plan, ram, places.output === undefined) },
    ...gpus.map(({ name }, index) => {
      const gpu = use(name, index);
      const buffers = gpu.weights > 0 ? gpuBuffers(shape, plan, places.output === index, split) : 0;
      return { ...gpu, buffers };
    }),
  ];
}

/** Tokens that all KV caches hold together. */
function cells({ completion, conversation }: ContextPlan): number {
  return completion.tokens * completion.slots + conversation;
}

/** Activations and scores are f32, masks f16. */
const [wide, narrow] = [4, 2];

/** What both contexts compute in on a GPU, as llama.cpp reserves it: for a batch of which all tokens are scored. */
function gpuBuffers(shape: ModelShape, plan: ContextPlan, hasOutput: boolean, split: boolean): number {
  // With layers on the CPU, a GPU also gets the experts of these layers, one matrix at a time, for long batches.
  const borrowed = split ? shape.experts.largest : 0;
  const scores = hasOutput ? shape.vocabulary * batchTokens * wide + 3 * rows(shape) : 0;
  return eachContext(plan, (tokens) => Math.max(scores, experts(shape) + masks(tokens) + borrowed));
}

/** The most tokens of a batch that are scored: a draft's, see core/drafting. */
const scoredTokens = 64;

/**
 * Bytes of the engine's tables for each token of the vocabulary, with Node's copies of them: 300 MB for gpt-oss's 201,088
 * tokens (measured, x64); and of what else comes with a loaded model.
 */
const bytesPerToken = 1500;
const bytesPerModel = 10e6;

function ramBuffers(shape: ModelShape, plan: ContextPlan, ram: MemoryUse, hasOutput: boolean): number {
  const scores = hasOutput ? shape.vocabulary * scoredTokens * wide + 3 * rows(shape) : 0;
  // What a GPU computes still begins here, with the embeddings of a batch and the masks.
  const computed = ram.caches > 0 ? experts(shape) : 2 * rows(shape);
  const buffers = eachContext(plan, (tokens) => Math.max(scores, computed + masks(tokens)));
  return buffers + shape.vocabulary * bytesPerToken + bytesPerModel;
}

function eachContext({ completion, conversation }: ContextPlan, bytes: (tokens: number) => number): number {
  return bytes(completion.tokens) + bytes(conversation);
}

/** The activations of a batch at one point between two layers. */
function rows({ embedding }: ModelShape): number {
  return embedding * batchTokens * wide;
}

/** The activations within a layer: each token goes through some experts, with three matrices. */
function experts(shape: ModelShape): number {
  const { active, width } = shape.experts;
  return 3 * active * width * batchTokens * wide + 3 * rows(shape);
}

/** Which cells each token of a batch may attend to: one mask for full layers, one for those with a window. */
function masks(tokens: number): number {
  return 2 * tokens * batchTokens * narrow;
}

/** All bytes of a use. */
export function bytesOf({ weights, caches, buffers }: Omit<MemoryUse, 'device'>): number {
  return weights + caches + buffers;
}

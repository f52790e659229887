import type { GgufHead } from '../ggufHead.ts';
import { kvShapeOf, type KvShape } from '../kvCache.ts';

/** What a model's memory and speed depend on. Sizes are in bytes. */
export interface ModelShape {
  kv: KvShape;
  /** The weights of each layer, from the first to the last. */
  layers: readonly number[];
  /** The table of token embeddings, which always stays in RAM. */
  input: number;
  /** The matrix from the last layer to the vocabulary, with its norm. It goes to the GPU before any layer does. */
  output: number;
  experts: Experts;
  /** Tokens in the vocabulary. */
  vocabulary: number;
  embedding: number;
  /** The most tokens that a context can have. */
  trainedContext: number;
}

/** The experts of a layer. */
export interface Experts {
  count: number;
  /** How many of them each token goes through. */
  active: number;
  /** Hidden units of one. */
  width: number;
  /** Their share of the layers' weights, 0 to 1. */
  share: number;
  /** Bytes of one of the matrices that hold a layer's experts. */
  largest: number;
}

/**
 * The shape of a model by its head.
 * @param bytes of all files together. The first head of a split model lists only part of the tensors, or none; what it
 *   does not list is spread over the layers.
 */
export function shapeOf(head: GgufHead, bytes: number): ModelShape {
  const number = (name: string, fallback: number): number => {
    const value = head.values.get(`gpt-oss.${name}`);
    return typeof value === 'number' ? value : fallback;
  };
  const kv = kvShapeOf(head);
  const embedding = number('embedding_length', 0);
  const vocabulary = head.tensors.get('token_embd.weight')?.[1] ?? head.vocabulary;
  const sizes = sizesOf(head, kv.layers);
  const table = embedding * vocabulary * bytesPerValue;
  const input = sizes.input || table;
  const output = sizes.output || table;
  const listed = sizes.layers.filter((size) => size > 0);
  const inLayers = listed.reduce((sum, size) => sum + size, 0);
  const missing = sizes.layers.length - listed.length;
  const rest = Math.max(0, bytes - head.dataStart - input - output - inLayers);
  const count = number('expert_count', 1);
  const width = number('expert_feed_forward_length', 0);
  return {
    kv,
    layers: sizes.layers.map((size) => size || rest / missing),
    input,
    output,
    experts: {
      count,
      active: number('expert_used_count', count),
      width,
      share: inLayers > 0 ? sizes.experts / inLayers : usualShare,
      largest: sizes.largest || count * width * embedding * bytesPerExpertValue,
    },
    vocabulary,
    embedding,
    trainedContext: number('context_length', 0),
  };
}

/** The types of the published files: Q8_0, 34 bytes for 32 values, and MXFP4, 17 bytes, for experts. */
const bytesPerValue = 34 / 32;
const bytesPerExpertValue = 17 / 32;

/** The experts' share of a layer: 0.936 in gpt-oss-20b, 0.983 in gpt-oss-120b. */
const usualShare = 0.95;

interface Sizes {
  input: number;
  output: number;
  /** 0 where the head lists no tensor of a layer. */
  layers: number[];
  experts: number;
  largest: number;
}

/** Bytes of the tensors that the head lists, by where they are used. */
function sizesOf({ tensorSizes }: GgufHead, layerCount: number): Sizes {
  const layers = new Array<number>(Number.isNaN(layerCount) ? 0 : layerCount).fill(0);
  const sizes: Sizes = { input: 0, output: 0, layers, experts: 0, largest: 0 };
  for (const [name, size] of tensorSizes) {
    const [, layer] = /^blk\.(\d+)\./.exec(name) ?? [];
    const before = layer === undefined ? undefined : layers[Number(layer)];
    if (before !== undefined) {
      layers[Number(layer)] = before + size;
      if (!name.includes('_exps.')) continue;
      sizes.experts += size;
      sizes.largest = Math.max(sizes.largest, size);
    } else if (name.startsWith('token_embd')) sizes.input += size;
    else sizes.output += size;
  }
  return sizes;
}

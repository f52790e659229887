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
  /** The share of the layers' weights that are experts, and of the experts, those that each token uses. */
  experts: { share: number; used: number };
  /** Tokens in the vocabulary. */
  vocabulary: number;
  embedding: number;
  /** Heads of queries. */
  heads: number;
  /** The most tokens that a context can have. */
  trainedContext: number;
}

/**
 * The shape of a model by its head.
 * @param bytes of all files together. For a split model, whose first head lists only part of the tensors, the rest of
 *   them is spread over the layers that the head does not list.
 */
export function shapeOf(head: GgufHead, bytes: number): ModelShape {
  const number = (name: string, fallback: number): number => {
    const value = head.values.get(`gpt-oss.${name}`);
    return typeof value === 'number' ? value : fallback;
  };
  const kv = kvShapeOf(head);
  const embedding = number('embedding_length', 0);
  const vocabulary = head.tensors.get('token_embd.weight')?.[1] ?? head.vocabulary;
  const parts = partsOf(head, kv.layers);
  const table = embedding * vocabulary * bytesPerValue;
  const input = parts.input || table;
  const output = parts.output || table;
  const listed = parts.layers.filter((size) => size > 0);
  const missing = kv.layers - listed.length;
  const known = input + output + listed.reduce((sum, size) => sum + size, 0);
  const each = missing > 0 ? Math.max(0, bytes - known - head.dataStart) / missing : 0;
  const experts = number('expert_count', 1);
  return {
    kv,
    layers: parts.layers.map((size) => size || each),
    input,
    output,
    experts: {
      share: parts.experts > 0 ? parts.experts / listed.reduce((sum, size) => sum + size, 0) : usualShare,
      used: number('expert_used_count', experts) / experts,
    },
    vocabulary,
    embedding,
    heads: number('attention.head_count', 0),
    trainedContext: number('context_length', 0),
  };
}

/** Q8_0, the type of all matrices but the experts' in the published files: 34 bytes for 32 values. */
const bytesPerValue = 34 / 32;

/** The experts' share of a layer in gpt-oss-20b; it is larger in gpt-oss-120b. */
const usualShare = 0.93;

/** Bytes of the tensors that the head lists, by where they are used. */
function partsOf(
  { tensorSizes }: GgufHead,
  layerCount: number,
): { input: number; output: number; layers: number[]; experts: number } {
  const parts = {
    input: 0,
    output: 0,
    layers: new Array<number>(Number.isNaN(layerCount) ? 0 : layerCount).fill(0),
    experts: 0,
  };
  for (const [name, size] of tensorSizes) {
    const [, layer, part] = /^blk\.(\d+)\.(.*)/.exec(name) ?? [];
    if (layer !== undefined) {
      const index = Number(layer);
      if (index >= parts.layers.length) continue;
      parts.layers[index] = (parts.layers[index] ?? 0) + size;
      if (part?.includes('_exps.') === true) parts.experts += size;
    } else if (name.startsWith('token_embd')) parts.input += size;
    else parts.output += size;
  }
  return parts;
}

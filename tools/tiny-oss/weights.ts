import type { Tensor, TensorEntry } from './gguf.ts';
import type { TensorType } from './tensorTypes.ts';
import { headSize } from './yarn.ts';

/** The sizes of a model. What is the same for all, such as the head size, is in yarn.ts and metadata.ts. */
export interface ModelShape {
  layers: number;
  /** Values in the residual stream. A multiple of 32, the block of the quantised types. */
  embedding: number;
  heads: number;
  /** Heads of keys and values; each serves `heads / keyHeads` heads of queries. */
  keyHeads: number;
  experts: number;
  /** Experts that each token is sent to. */
  expertsUsed: number;
  /** Hidden units of an expert. A multiple of 32. */
  hidden: number;
}

/** A matrix, row by row, a row for each output, and a bias for each output. */
export interface Linear {
  weights: Float32Array;
  bias: Float32Array;
}

export interface Layer {
  attentionNorm: Float32Array;
  query: Linear;
  key: Linear;
  value: Linear;
  output: Linear;
  /** One score a head, which takes part in the softmax and stands for attending to nothing. */
  sinks: Float32Array;
  expertsNorm: Float32Array;
  router: Linear;
  /** One matrix an expert, after one another. */
  gate: Linear;
  up: Linear;
  down: Linear;
}

export interface Weights {
  /** A row for each token. */
  embedding: Float32Array;
  layers: readonly Layer[];
  finalNorm: Float32Array;
  /** A row for each token. */
  head: Float32Array;
}

/** All weights are zero except the norms, which are one: a model that says nothing, to be filled in. */
export function emptyLayer(shape: ModelShape): Layer {
  const { embedding, heads, keyHeads, experts, hidden } = shape;
  const linear = (inputs: number, outputs: number, copies = 1): Linear => ({
    weights: new Float32Array(inputs * outputs * copies),
    bias: new Float32Array(outputs * copies),
  });
  return {
    attentionNorm: new Float32Array(embedding).fill(1),
    query: linear(embedding, heads * headSize),
    key: linear(embedding, keyHeads * headSize),
    value: linear(embedding, keyHeads * headSize),
    output: linear(heads * headSize, embedding),
    sinks: new Float32Array(heads),
    expertsNorm: new Float32Array(embedding).fill(1),
    router: linear(embedding, experts),
    gate: linear(embedding, hidden, experts),
    up: linear(embedding, hidden, experts),
    down: linear(hidden, embedding, experts),
  };
}

/** The types of a file's tensors: experts are MXFP4 as in the published weights, if not said otherwise. */
export interface Types {
  matrixType?: TensorType;
  expertType?: TensorType;
}

/**
 * The tensors of a GGUF file, under the names and in the shapes that llama.cpp's gpt-oss loader asks for
 * (`LLM_ARCH_OPENAI_MOE`), in the order of {@link valuesOf}.
 */
export function tensorEntries(
  { layers, embedding, heads, keyHeads, experts, hidden }: ModelShape,
  tokens: number,
  { matrixType = 'Q8_0', expertType = 'MXFP4' }: Types = {},
): TensorEntry[] {
  const queries = heads * headSize;
  const keys = keyHeads * headSize;
  const vector = (name: string, length: number): TensorEntry => ({ name, shape: [length], type: 'F32' });
  const linear = (name: string, shape: number[], type: TensorType): TensorEntry[] => [
    { name: `${name}.weight`, shape, type },
    // The shape of the bias is the matrix's without its first dimension.
    { name: `${name}.bias`, shape: shape.slice(1), type: 'F32' },
  ];
  return [
    { name: 'token_embd.weight', shape: [embedding, tokens], type: matrixType },
    ...Array.from({ length: layers }, (_, index) => {
      const name = (part: string): string => `blk.${index}.${part}`;
      return [
        vector(name('attn_norm.weight'), embedding),
        ...linear(name('attn_q'), [embedding, queries], matrixType),
        ...linear(name('attn_k'), [embedding, keys], matrixType),
        ...linear(name('attn_v'), [embedding, keys], matrixType),
        ...linear(name('attn_output'), [queries, embedding], matrixType),
        vector(name('attn_sinks.weight'), heads),
        vector(name('post_attention_norm.weight'), embedding),
        ...linear(name('ffn_gate_inp'), [embedding, experts], 'F32'),
        ...linear(name('ffn_gate_exps'), [embedding, hidden, experts], expertType),
        ...linear(name('ffn_up_exps'), [embedding, hidden, experts], expertType),
        ...linear(name('ffn_down_exps'), [hidden, embedding, experts], expertType),
      ];
    }).flat(),
    vector('output_norm.weight', embedding),
    { name: 'output.weight', shape: [embedding, tokens], type: matrixType },
  ];
}

/** The tensors of a GGUF file with their values. */
export function toTensors(shape: ModelShape, weights: Weights, types: Types = {}): Tensor[] {
  const values = valuesOf(weights);
  return tensorEntries(shape, weights.embedding.length / shape.embedding, types).map((entry, index) => ({
    ...entry,
    values: values[index]!,
  }));
}

function valuesOf({ embedding, layers, finalNorm, head }: Weights): Float32Array[] {
  const linear = ({ weights, bias }: Linear): Float32Array[] => [weights, bias];
  return [
    embedding,
    ...layers.flatMap((layer) => [
      layer.attentionNorm,
      ...linear(layer.query),
      ...linear(layer.key),
      ...linear(layer.value),
      ...linear(layer.output),
      layer.sinks,
      layer.expertsNorm,
      ...linear(layer.router),
      ...linear(layer.gate),
      ...linear(layer.up),
      ...linear(layer.down),
    ]),
    finalNorm,
    head,
  ];
}

import type { Tensor } from './gguf.ts';
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

/**
 * The tensors of a GGUF file, under the names and in the shapes that llama.cpp's gpt-oss loader asks for
 * (`LLM_ARCH_OPENAI_MOE`). Experts are MXFP4 as in the published weights, if not said otherwise; other matrices are
 * `matrixType`.
 */
export function toTensors(
  shape: ModelShape,
  weights: Weights,
  { matrixType = 'Q8_0', expertType = 'MXFP4' }: { matrixType?: TensorType; expertType?: TensorType } = {},
): Tensor[] {
  const { embedding, heads, keyHeads, experts, hidden } = shape;
  const tokens = weights.embedding.length / embedding;
  const queries = heads * headSize;
  const keys = keyHeads * headSize;
  const vector = (name: string, values: Float32Array): Tensor => {
    return { name, shape: [values.length], type: 'F32', values };
  };
  const linear = (name: string, { weights: values, bias }: Linear, size: number[], type: TensorType) => [
    { name: `${name}.weight`, shape: size, type, values },
    // The shape of the bias is the matrix's without its first dimension.
    { name: `${name}.bias`, shape: size.slice(1), type: 'F32' as const, values: bias },
  ];
  return [
    { name: 'token_embd.weight', shape: [embedding, tokens], type: matrixType, values: weights.embedding },
    ...weights.layers.flatMap((layer, index) => {
      const name = (part: string) => `blk.${index}.${part}`;
      return [
        vector(name('attn_norm.weight'), layer.attentionNorm),
        ...linear(name('attn_q'), layer.query, [embedding, queries], matrixType),
        ...linear(name('attn_k'), layer.key, [embedding, keys], matrixType),
        ...linear(name('attn_v'), layer.value, [embedding, keys], matrixType),
        ...linear(name('attn_output'), layer.output, [queries, embedding], matrixType),
        vector(name('attn_sinks.weight'), layer.sinks),
        vector(name('post_attention_norm.weight'), layer.expertsNorm),
        ...linear(name('ffn_gate_inp'), layer.router, [embedding, experts], 'F32'),
        ...linear(name('ffn_gate_exps'), layer.gate, [embedding, hidden, experts], expertType),
        ...linear(name('ffn_up_exps'), layer.up, [embedding, hidden, experts], expertType),
        ...linear(name('ffn_down_exps'), layer.down, [hidden, embedding, experts], expertType),
      ];
    }),
    vector('output_norm.weight', weights.finalNorm),
    { name: 'output.weight', shape: [embedding, tokens], type: matrixType, values: weights.head },
  ];
}

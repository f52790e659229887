import { encodeHead, type Metadata, type MetadataValue, type TensorEntry } from '../tiny-oss/gguf.ts';
import type { TensorType } from '../tiny-oss/tensorTypes.ts';

/** The published models, whose layouts are known from their configurations and files. */
export type RealModel = 'gpt-oss-20b' | 'gpt-oss-120b';

const sizes: Record<RealModel, { layers: number; experts: number }> = {
  'gpt-oss-20b': { layers: 24, experts: 32 },
  'gpt-oss-120b': { layers: 36, experts: 128 },
};

/** OpenAI's config.json of both. */
const embedding = 2880;
const heads = 64;
const keyHeads = 8;
const headSize = 64;
const expertsUsed = 4;
const vocabularySize = 201_088;

/**
 * The head of a published model as ggml-org converted it, and the size of its file: experts in MXFP4, other matrices in
 * Q8_0. Without `vocabulary`, metadata for a loadable vocabulary, the head is some 13 MB shorter than the real one.
 */
export function realHead(model: RealModel, vocabulary: Metadata = {}): { head: Buffer; fileSize: number } {
  return encodeHead({ ...metadataOf(model), ...vocabulary }, tensorsOf(model));
}

function metadataOf(model: RealModel): Metadata {
  const { layers, experts } = sizes[model];
  const u32 = (value: number): MetadataValue => ({ type: 'u32', value });
  const f32 = (value: number): MetadataValue => ({ type: 'f32', value });
  const values: Metadata = {
    block_count: u32(layers),
    context_length: u32(131_072),
    embedding_length: u32(embedding),
    feed_forward_length: u32(embedding),
    expert_feed_forward_length: u32(embedding),
    expert_count: u32(experts),
    expert_used_count: u32(expertsUsed),
    'attention.head_count': u32(heads),
    'attention.head_count_kv': u32(keyHeads),
    'attention.key_length': u32(headSize),
    'attention.value_length': u32(headSize),
    'attention.layer_norm_rms_epsilon': f32(1e-5),
    'attention.sliding_window': u32(128),
    'rope.freq_base': f32(150_000),
    'rope.scaling.type': { type: 'string', value: 'yarn' },
    'rope.scaling.factor': f32(32),
    'rope.scaling.original_context_length': u32(4096),
  };
  return {
    'general.architecture': { type: 'string', value: 'gpt-oss' },
    'general.type': { type: 'string', value: 'model' },
    'general.name': { type: 'string', value: model },
    'general.file_type': u32(38),
    'general.quantization_version': u32(2),
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`gpt-oss.${key}`, value])),
  };
}

function tensorsOf(model: RealModel): readonly TensorEntry[] {
  const { layers, experts } = sizes[model];
  const matrix = (name: string, type: TensorType, ...shape: number[]): TensorEntry[] => [
    { name: `${name}.weight`, shape, type },
    { name: `${name}.bias`, shape: shape.slice(1), type: 'F32' },
  ];
  const vector = (name: string, length: number): TensorEntry => ({ name, shape: [length], type: 'F32' });
  const layer = (index: number): TensorEntry[] => {
    const name = (part: string): string => `blk.${index}.${part}`;
    return [
      vector(name('attn_norm.weight'), embedding),
      ...matrix(name('attn_q'), 'Q8_0', embedding, heads * headSize),
      ...matrix(name('attn_k'), 'Q8_0', embedding, keyHeads * headSize),
      ...matrix(name('attn_v'), 'Q8_0', embedding, keyHeads * headSize),
      ...matrix(name('attn_output'), 'Q8_0', heads * headSize, embedding),
      vector(name('attn_sinks.weight'), heads),
      vector(name('post_attention_norm.weight'), embedding),
      ...matrix(name('ffn_gate_inp'), 'F32', embedding, experts),
      ...matrix(name('ffn_gate_exps'), 'MXFP4', embedding, embedding, experts),
      ...matrix(name('ffn_up_exps'), 'MXFP4', embedding, embedding, experts),
      ...matrix(name('ffn_down_exps'), 'MXFP4', embedding, embedding, experts),
    ];
  };
  return [
    { name: 'token_embd.weight', shape: [embedding, vocabularySize], type: 'Q8_0' },
    ...Array.from({ length: layers }, (_, index) => layer(index)).flat(),
    vector('output_norm.weight', embedding),
    { name: 'output.weight', shape: [embedding, vocabularySize], type: 'Q8_0' },
  ];
}

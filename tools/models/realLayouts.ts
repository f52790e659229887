import { encodeHead, type Metadata, type MetadataValue } from '../tiny-oss/gguf.ts';
import { tensorEntries, type ModelShape } from '../tiny-oss/weights.ts';
import { headSize } from '../tiny-oss/yarn.ts';

/** The published models, whose layouts are known from their configurations and files. */
export type RealModel = 'gpt-oss-20b' | 'gpt-oss-120b';

/** OpenAI's config.json of both. */
const common = { embedding: 2880, heads: 64, keyHeads: 8, expertsUsed: 4, hidden: 2880 };

const shapes: Record<RealModel, ModelShape> = {
  'gpt-oss-20b': { ...common, layers: 24, experts: 32 },
  'gpt-oss-120b': { ...common, layers: 36, experts: 128 },
};

const vocabularySize = 201_088;

/**
 * The head of a published model as ggml-org converted it, and the size of its file: experts in MXFP4, other matrices in
 * Q8_0. It lacks the vocabulary, which makes a real head 13 MB longer.
 */
export function realHead(model: RealModel): { head: Buffer; fileSize: number } {
  return encodeHead(metadataOf(model), tensorEntries(shapes[model], vocabularySize));
}

function metadataOf(model: RealModel): Metadata {
  const { layers, experts, embedding, heads, keyHeads, expertsUsed, hidden } = shapes[model];
  const u32 = (value: number): MetadataValue => ({ type: 'u32', value });
  const f32 = (value: number): MetadataValue => ({ type: 'f32', value });
  const values: Metadata = {
    block_count: u32(layers),
    context_length: u32(131_072),
    embedding_length: u32(embedding),
    feed_forward_length: u32(hidden),
    expert_feed_forward_length: u32(hidden),
    vocab_size: u32(vocabularySize),
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
    'tokenizer.ggml.model': { type: 'string', value: 'no_vocab' },
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`gpt-oss.${key}`, value])),
  };
}

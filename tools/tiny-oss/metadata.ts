import type { Metadata, MetadataValue } from './gguf.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { ModelShape } from './weights.ts';
import { headSize, rotary } from './yarn.ts';

/** The architecture's name in GGUF files, and the prefix of its keys. */
export const architecture = 'gpt-oss';

/** Tokens that a layer with a sliding window sees, from gpt-oss's config.json. */
export const slidingWindow = 128;

/** The keys that llama.cpp asks of a gpt-oss file, and what Hearth reads besides. */
export function modelMetadata(options: {
  name: string;
  description: string;
  shape: ModelShape;
  vocabulary: Vocabulary;
  chatTemplate: string;
}): Metadata {
  const { name, description, shape, vocabulary, chatTemplate } = options;
  const ofArchitecture: Metadata = {
    block_count: u32(shape.layers),
    // gpt-oss's own limit: 32 times the original context of YaRN.
    context_length: u32(rotary.originalContext * rotary.factor),
    embedding_length: u32(shape.embedding),
    feed_forward_length: u32(shape.hidden),
    expert_feed_forward_length: u32(shape.hidden),
    expert_count: u32(shape.experts),
    expert_used_count: u32(shape.expertsUsed),
    'attention.head_count': u32(shape.heads),
    'attention.head_count_kv': u32(shape.keyHeads),
    'attention.key_length': u32(headSize),
    'attention.value_length': u32(headSize),
    // rms_norm_eps of config.json.
    'attention.layer_norm_rms_epsilon': f32(1e-5),
    'attention.sliding_window': u32(slidingWindow),
    'rope.freq_base': f32(rotary.base),
    'rope.scaling.type': string('yarn'),
    'rope.scaling.factor': f32(rotary.factor),
    'rope.scaling.original_context_length': u32(rotary.originalContext),
  };
  return {
    'general.architecture': string(architecture),
    'general.type': string('model'),
    'general.name': string(name),
    'general.description': string(description),
    'general.license': string('mit'),
    // LLAMA_FTYPE_MOSTLY_MXFP4_MOE, and the version of the quantisation formats.
    'general.file_type': u32(38),
    'general.quantization_version': u32(2),
    // The model's own recommended sampling: greedy, so that an answer is the same every time.
    'general.sampling.temp': f32(0),
    ...Object.fromEntries(
      Object.entries(ofArchitecture).map(([key, value]) => [`${architecture}.${key}`, value]),
    ),
    // Byte-level BPE, split into words as o200k does.
    'tokenizer.ggml.model': string('gpt2'),
    'tokenizer.ggml.pre': string('gpt-4o'),
    'tokenizer.ggml.tokens': { type: 'strings', value: vocabulary.tokens },
    'tokenizer.ggml.token_type': { type: 'i32s', value: vocabulary.types },
    'tokenizer.ggml.merges': { type: 'strings', value: vocabulary.merges },
    'tokenizer.ggml.bos_token_id': u32(vocabulary.special('<|startoftext|>')),
    'tokenizer.ggml.eos_token_id': u32(vocabulary.special('<|return|>')),
    // Without it llama.cpp guesses, may take <|end|>, and generation would stop at the end of the analysis.
    'tokenizer.ggml.eot_token_id': u32(vocabulary.special('<|endoftext|>')),
    'tokenizer.ggml.padding_token_id': u32(vocabulary.special('<|endoftext|>')),
    'tokenizer.chat_template': string(chatTemplate),
  };
}

function u32(value: number): MetadataValue {
  return { type: 'u32', value };
}

function f32(value: number): MetadataValue {
  return { type: 'f32', value };
}

function string(value: string): MetadataValue {
  return { type: 'string', value };
}

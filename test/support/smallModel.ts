import { encodeGguf, type Metadata, type Tensor } from '../../tools/tiny-oss/gguf.ts';

/** Values of metadata. */
export const text = (value: string) => ({ type: 'string', value }) as const;
export const u16 = (value: number) => ({ type: 'u16', value }) as const;
export const u32 = (value: number) => ({ type: 'u32', value }) as const;

/** A head like gpt-oss's, with the shapes of a small model. */
export const metadata: Metadata = {
  'general.architecture': text('gpt-oss'),
  'gpt-oss.block_count': u32(1),
  'gpt-oss.context_length': u32(4096),
  'gpt-oss.embedding_length': u32(32),
  'gpt-oss.expert_feed_forward_length': u32(32),
  'gpt-oss.expert_count': u32(4),
  'gpt-oss.expert_used_count': u32(2),
  'gpt-oss.attention.head_count': u32(6),
  'gpt-oss.attention.head_count_kv': u32(3),
  'gpt-oss.attention.key_length': u32(8),
  'gpt-oss.attention.value_length': u32(8),
  'gpt-oss.rope.scaling.type': text('yarn'),
};

/** A tensor of zeros. */
export function tensor(name: string, ...shape: readonly number[]): Tensor {
  const length = shape.reduce((product, size) => product * size);
  return { name, shape, type: 'F32', values: new Float32Array(length) };
}

const tensors = [
  tensor('token_embd.weight', 32, 10),
  tensor('blk.0.attn_q.weight', 32, 48),
  tensor('blk.0.attn_k.weight', 32, 24),
  tensor('blk.0.attn_v.weight', 32, 24),
  tensor('blk.0.attn_sinks.weight', 6),
  tensor('blk.0.ffn_gate_inp.weight', 32, 4),
  tensor('blk.0.ffn_gate_exps.weight', 32, 32, 4),
];

/** The model with other metadata; `undefined` takes a key away. `weight` is the size of a further tensor in bytes. */
export function model(changes: Record<string, Metadata[string] | undefined> = {}, weight = 0): Buffer {
  const entries = Object.entries({ ...metadata, ...changes });
  return encodeGguf(
    Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[key, value]] : []))),
    weight === 0 ? tensors : [...tensors, tensor('output.weight', weight / 4)],
  );
}

/** The whole file. */
export const whole = model();

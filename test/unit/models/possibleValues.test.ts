import { expect, test } from 'vitest';
import type { HeadValue } from '../../../src/core/models/ggufHead.ts';
import { impossibleValue, type ImpossibleValue } from '../../../src/core/models/possibleValues.ts';

/** A head like gpt-oss's, with the shapes of a small model. */
const values: Readonly<Record<string, HeadValue>> = {
  block_count: 1,
  context_length: 4096,
  embedding_length: 32,
  expert_feed_forward_length: 32,
  expert_count: 4,
  expert_used_count: 2,
  'attention.head_count': 6,
  'attention.head_count_kv': 3,
  'attention.key_length': 8,
  'attention.value_length': 8,
  'rope.scaling.type': 'yarn',
};

const tensors = new Map([
  ['token_embd.weight', [32, 10]],
  ['blk.0.attn_q.weight', [32, 48]],
  ['blk.0.attn_k.weight', [32, 24]],
  ['blk.0.attn_v.weight', [32, 24]],
  ['blk.0.attn_sinks.weight', [6]],
  ['blk.0.ffn_gate_inp.weight', [32, 4]],
  ['blk.0.ffn_gate_exps.weight', [32, 32, 4]],
]);

/** What is wrong with the model if a key has another value; `undefined` takes the key away. */
function wrongWith(name: string, value: HeadValue | undefined): ImpossibleValue | undefined {
  const { [name]: _old, ...others } = values;
  const entries = Object.entries(value === undefined ? others : { ...others, [name]: value });
  return impossibleValue({
    values: new Map(entries.map(([key, each]) => [`gpt-oss.${key}`, each])),
    types: new Map(),
    tensors,
    tensorSizes: new Map(),
    vocabulary: 0,
    dataStart: 0,
    size: 0,
  });
}

test.each([
  ['block_count', 0],
  ['block_count', 513],
  ['context_length', 0],
  ['context_length', 2 ** 31],
  ['context_length', 2 ** 32 - 1],
  ['embedding_length', 0],
  ['embedding_length', 1],
  ['embedding_length', 2 ** 31],
  ['expert_feed_forward_length', 0],
  ['expert_feed_forward_length', 64],
  ['expert_count', 0],
  ['expert_count', 3],
  ['expert_count', 1025],
  ['expert_used_count', 0],
  ['expert_used_count', 5],
  ['attention.head_count', 0],
  ['attention.head_count', 12],
  ['attention.head_count_kv', 0],
  ['attention.head_count_kv', 1],
  ['attention.head_count_kv', 4],
  ['attention.key_length', 0],
  ['attention.key_length', 1],
  ['attention.value_length', 0],
  ['attention.value_length', 16],
  ['attention.sliding_window', 0],
  ['rope.dimension_count', 0],
  ['rope.dimension_count', 3],
  ['rope.dimension_count', 4],
  ['attention.layer_norm_rms_epsilon', -1],
  ['attention.layer_norm_rms_epsilon', NaN],
  ['rope.freq_base', 0],
  ['rope.freq_base', Infinity],
])('%s of %d', (name, value) => {
  const wrong = wrongWith(name, value);
  expect(wrong?.key).toBe(`gpt-oss.${name}`);
  expect(wrong?.value).toMatch(new RegExp(`^${value}(?!\\d)`));
});

test('a way to stretch positions that llama.cpp does not know', () => {
  expect(wrongWith('rope.scaling.type', 'yawn')).toEqual({
    key: 'gpt-oss.rope.scaling.type',
    value: '“yawn”',
  });
});

// Without the widths, llama.cpp divides the embedding among the heads.
test.each([
  'attention.head_count',
  'attention.key_length',
  'attention.value_length',
  'expert_count',
  'expert_used_count',
])('%s missing', (name) => {
  expect(wrongWith(name, undefined)).toEqual({ key: `gpt-oss.${name}` });
});

test.each([
  ['expert_used_count', 4],
  ['expert_used_count', 1],
  ['context_length', 131_072],
  ['attention.sliding_window', 128],
  ['attention.head_count', [6]],
  ['rope.scaling.type', undefined],
  ['attention.head_count_kv', undefined],
  ['rope.dimension_count', 8],
  ['rope.freq_base', 150_000],
  ['attention.layer_norm_rms_epsilon', 0],
  // llama.cpp does not read this one for gpt-oss.
  ['vocab_size', 0],
  // These it refuses by itself, and says why.
  ['block_count', undefined],
  ['block_count', '1'],
  ['attention.head_count', []],
])('but %s may be %j', (name, value) => {
  expect(wrongWith(name, value)).toBeUndefined();
});

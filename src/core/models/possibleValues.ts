import type { GgufHead, HeadValue } from './ggufHead.ts';

/** A value that no gpt-oss model can have, by its key in the file. */
export interface ImpossibleValue {
  key: string;
  value: string;
}

/**
 * The first value in a gpt-oss head for which llama.cpp would abort the process instead of rejecting the file, or
 * which gives a model that cannot answer. Missing keys are left to llama.cpp, which rejects those cleanly.
 */
export function impossibleValue({ values, tensors }: GgufHead): ImpossibleValue | undefined {
  const get = (name: string): HeadValue | undefined => values.get(`gpt-oss.${name}`);
  const found = outOfRange(get) ?? undivided(get) ?? unlikeTensors(get, tensors) ?? unknownScaling(get);
  return found && { key: `gpt-oss.${found.key}`, value: found.value };
}

type Get = (name: string) => HeadValue | undefined;

/** llama.cpp's `LLAMA_MAX_LAYERS` and `LLAMA_MAX_EXPERTS`. */
const mostLayers = 512;
const mostExperts = 1024;

/**
 * llama.cpp's C functions count tokens in signed 32 bits; below the minimum, not even Hearth's own rules and a request
 * fit.
 */
const mostTokens = 2 ** 31 - 1;
const leastTokens = 512;

/** The ranges of values that llama.cpp asserts (`load_hparams` in llama-model.cpp) or divides by. */
const ranges: readonly (readonly [key: string, least: number, most: number])[] = [
  ['block_count', 1, mostLayers],
  ['context_length', leastTokens, mostTokens],
  ['embedding_length', 1, mostTokens],
  ['expert_feed_forward_length', 1, mostTokens],
  ['expert_count', 1, mostExperts],
  ['expert_used_count', 1, mostExperts],
  ['attention.head_count', 1, mostTokens],
  ['attention.head_count_kv', 1, mostTokens],
  ['attention.key_length', 1, mostTokens],
  ['attention.value_length', 1, mostTokens],
  ['attention.sliding_window', 1, mostTokens],
];

function outOfRange(get: Get): ImpossibleValue | undefined {
  for (const [key, least, most] of ranges) {
    const wrong = numbers(get(key)).find((value) => !(value >= least && value <= most));
    if (wrong !== undefined) return { key, value: String(wrong) };
  }
  return undefined;
}

/** Pairs of counts where one must divide the other or must not exceed it. */
function undivided(get: Get): ImpossibleValue | undefined {
  const [experts, used] = [number(get('expert_count')), number(get('expert_used_count'))];
  if (experts !== undefined && used !== undefined && used > experts)
    return { key: 'expert_used_count', value: `${used} of ${experts}` };
  const [heads, shared] = [number(get('attention.head_count')), number(get('attention.head_count_kv'))];
  if (heads !== undefined && shared !== undefined && heads % shared !== 0)
    return { key: 'attention.head_count_kv', value: `${shared}, which does not divide ${heads} heads` };
  return undefined;
}

/**
 * A count that contradicts the tensors. llama.cpp would reject most of these itself, but it first tries an operation
 * on a tensor of the claimed shape, and for some shapes that aborts the process.
 */
function unlikeTensors(get: Get, tensors: GgufHead['tensors']): ImpossibleValue | undefined {
  const size = (tensor: string, dimension: number): number | undefined => tensors.get(tensor)?.[dimension];
  const product = (one: string, other: string): number =>
    (number(get(one)) ?? NaN) * (number(get(other)) ?? NaN);
  const pairs: readonly (readonly [key: string, claimed: number | undefined, found: number | undefined])[] = [
    ['embedding_length', number(get('embedding_length')), size('token_embd.weight', 0)],
    ['expert_count', number(get('expert_count')), size('blk.0.ffn_gate_inp.weight', 1)],
    [
      'expert_feed_forward_length',
      number(get('expert_feed_forward_length')),
      size('blk.0.ffn_gate_exps.weight', 1),
    ],
    ['attention.head_count', number(get('attention.head_count')), size('blk.0.attn_sinks.weight', 0)],
    [
      'attention.key_length',
      product('attention.head_count', 'attention.key_length'),
      size('blk.0.attn_q.weight', 1),
    ],
    [
      'attention.head_count_kv',
      product('attention.head_count_kv', 'attention.key_length'),
      size('blk.0.attn_k.weight', 1),
    ],
    [
      'attention.value_length',
      product('attention.head_count_kv', 'attention.value_length'),
      size('blk.0.attn_v.weight', 1),
    ],
  ];
  for (const [key, claimed, found] of pairs)
    if (claimed !== undefined && found !== undefined && !Number.isNaN(claimed) && claimed !== found)
      return { key, value: `${String(number(get(key)))}, unlike its tensors` };
  return undefined;
}

/**
 * llama.cpp's names for RoPE scaling types (`llama_rope_scaling_type_from_string`); it asserts that the value is one
 * of them.
 */
const scalings = new Set<HeadValue | undefined>([undefined, 'none', 'linear', 'yarn', 'longrope']);

function unknownScaling(get: Get): ImpossibleValue | undefined {
  const value = get('rope.scaling.type');
  return scalings.has(value) ? undefined : { key: 'rope.scaling.type', value: `“${String(value)}”` };
}

/** A count may be given once for all layers, or per layer. */
function numbers(value: HeadValue | undefined): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' ? value : [];
}

/** A count that is the same for all layers. */
function number(value: HeadValue | undefined): number | undefined {
  const [first, ...others] = numbers(value);
  return others.every((other) => other === first) ? first : undefined;
}

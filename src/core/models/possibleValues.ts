import { isAlignment, type GgufHead, type HeadValue } from './ggufHead.ts';

/** A value that no gpt-oss model can have, by its key in the file; without `value`, the head lacks the key. */
export interface ImpossibleValue {
  key: string;
  value?: string;
}

/**
 * The first value in a gpt-oss head for which llama.cpp would abort the process instead of rejecting the file, which
 * it would reject without naming it, or which gives a model that cannot answer. Most missing keys, and values of the
 * wrong type, are left to llama.cpp, which rejects those by name.
 */
export function impossibleValue({ values, tensors }: GgufHead): ImpossibleValue | undefined {
  const alignment = values.get('general.alignment');
  if (typeof alignment === 'number' && !isAlignment(alignment))
    return { key: 'general.alignment', value: String(alignment) };
  const get = (name: string): HeadValue | undefined => values.get(`gpt-oss.${name}`);
  const found =
    missing(get) ?? outOfRange(get) ?? undivided(get) ?? unlikeTensors(get, tensors) ?? unknownScaling(get);
  return found && { ...found, key: `gpt-oss.${found.key}` };
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
  ['attention.layer_norm_rms_epsilon', 0, Number.MAX_VALUE],
  ['rope.dimension_count', 1, mostTokens],
  // The angles of a base of 0 are no numbers, and neither is what the model then answers.
  ['rope.freq_base', 1, Number.MAX_VALUE],
];

/** Counts that llama.cpp takes for 0 where they are missing, and then asserts. */
const required = ['attention.head_count', 'expert_count', 'expert_used_count'];

function missing(get: Get): ImpossibleValue | undefined {
  const key = required.find((name) => get(name) === undefined);
  return key === undefined ? undefined : { key };
}

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
  const heads = number(get('attention.head_count')) ?? NaN;
  const shared = number(get('attention.head_count_kv')) ?? NaN;
  // What llama.cpp takes where the head gives no width of a head.
  const width = Math.floor((number(get('embedding_length')) ?? NaN) / heads);
  const keyWidth = get('attention.key_length') === undefined ? width : number(get('attention.key_length'));
  const valueWidth =
    get('attention.value_length') === undefined ? width : number(get('attention.value_length'));
  const pairs: readonly (readonly [key: string, claimed: number | undefined, found: number | undefined])[] = [
    ['embedding_length', number(get('embedding_length')), size('token_embd.weight', 0)],
    ['expert_count', number(get('expert_count')), size('blk.0.ffn_gate_inp.weight', 1)],
    [
      'expert_feed_forward_length',
      number(get('expert_feed_forward_length')),
      size('blk.0.ffn_gate_exps.weight', 1),
    ],
    ['attention.head_count', number(get('attention.head_count')), size('blk.0.attn_sinks.weight', 0)],
    ['attention.key_length', heads * (keyWidth ?? NaN), size('blk.0.attn_q.weight', 1)],
    // llama.cpp turns the whole of a head of gpt-oss.
    [
      'rope.dimension_count',
      heads * (number(get('rope.dimension_count')) ?? NaN),
      size('blk.0.attn_q.weight', 1),
    ],
    ['attention.head_count_kv', shared * (keyWidth ?? NaN), size('blk.0.attn_k.weight', 1)],
    ['attention.value_length', shared * (valueWidth ?? NaN), size('blk.0.attn_v.weight', 1)],
  ];
  for (const [key, claimed, found] of pairs)
    if (claimed !== undefined && found !== undefined && !Number.isNaN(claimed) && claimed !== found)
      return get(key) === undefined
        ? { key }
        : { key, value: `${String(number(get(key)))}, unlike its tensors` };
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

/** Rotary position embedding of gpt-oss, from its published config.json (`rope_theta`, `rope_scaling`, `head_dim`). */
export const rotary = {
  base: 150_000,
  factor: 32,
  originalContext: 4096,
  betaFast: 32,
  betaSlow: 1,
} as const;

/** Values in a head, of gpt-oss's config.json. Values `i` and `i + 32` are turned as one pair. */
export const headSize = 64;

export const rotaryPairs = headSize / 2;

/**
 * YaRN enlarges queries and keys by this factor each, so scores by its square.
 * Source: Peng et al. 2023, https://arxiv.org/abs/2309.00071, section 3.4.
 */
export const yarnMagnitude = 1 + 0.1 * Math.log(rotary.factor);

/**
 * The angle, in radians a token, by which YaRN turns a pair of a head's values: fast pairs as in the original
 * context, slow pairs slowed down by the factor, and a ramp between.
 * Source: section 3.2 of the paper, with the rounding of ggml's `ggml_rope_yarn_corr_dims`.
 */
export function rotaryFrequency(pair: number): number {
  const original = rotary.base ** (-pair / rotaryPairs);
  const first = Math.max(0, Math.floor(pairOfRotations(rotary.betaFast)));
  const last = Math.min(headSize - 1, Math.ceil(pairOfRotations(rotary.betaSlow)));
  const slowed = Math.min(1, Math.max(0, (pair - first) / Math.max(0.001, last - first)));
  return original * (1 - slowed) + (original / rotary.factor) * slowed;
}

/** The pair, as a fraction, that turns this many times within the original context. */
function pairOfRotations(rotations: number): number {
  const wavelengths = rotary.originalContext / (rotations * 2 * Math.PI);
  return (headSize * Math.log(wavelengths)) / (2 * Math.log(rotary.base));
}

/** A measured value, and the interval that holds the true one in 95 of 100 such measurements. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  /** How many were measured. */
  n: number;
}

/** The normal distribution's 97.5 % quantile. */
const z = 1.959964;

/**
 * A share with Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", J. Am. Stat. Assoc. 22, 1927), which holds for few items and near 0 and 1, where the usual one does not
 * (Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16, 2001).
 */
export function estimateShare(hits: number, n: number): Estimate {
  if (n === 0) return { value: NaN, low: 0, high: 1, n };
  const share = hits / n;
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  // At 0 and 1 an end is exactly there, which rounding would miss.
  return {
    value: share,
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === n ? 1 : Math.min(1, middle + half),
    n,
  };
}

/** A mean of values from 0 to 1, with the interval of the central limit theorem: rough below 30 values. */
export function estimateMean(values: readonly number[]): Estimate {
  const n = values.length;
  if (n === 0) return { value: NaN, low: 0, high: 1, n };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { value: mean, low: 0, high: 1, n };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = z * Math.sqrt(variance / n);
  return { value: mean, low: Math.max(0, mean - half), high: Math.min(1, mean + half), n };
}

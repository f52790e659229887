import { median, quantile } from './statistics.ts';

/** One line of the table, and of the JSON. The names are stable: other programs read them. */
export interface Row {
  name: string;
  unit: string;
  ours: number;
  /** The same thing by other means, measured in the same run; `null` where there is nothing to compare with. */
  reference: number | null;
  /** `ours / reference`. */
  ratio: number | null;
  /** Of the samples that `ours` is the median, percentile or sum of. */
  min: number;
  max: number;
  n: number;
}

export interface RowOptions {
  /** What `ours` is of the samples; the median if not given. */
  take?: (samples: readonly number[]) => number;
  /** Samples of the reference, or its value. */
  reference?: readonly number[] | number | undefined;
}

/**
 * A row from its samples. Samples of the reference are reduced as ours are.
 * @throws RangeError when there is no sample.
 */
export function row(
  name: string,
  unit: string,
  samples: readonly number[],
  { take = median, reference }: RowOptions = {},
): Row {
  if (samples.length === 0) throw new RangeError(`There is no sample of ${name}.`);
  const ours = take(samples);
  const other = typeof reference === 'number' || reference === undefined ? reference : take(reference);
  return {
    name,
    unit,
    ours: round(ours),
    reference: other === undefined ? null : round(other),
    ratio: other === undefined || other === 0 ? null : round(ours / other),
    min: round(Math.min(...samples)),
    max: round(Math.max(...samples)),
    n: samples.length,
  };
}

export function p95(samples: readonly number[]): number {
  return quantile(samples, 0.95);
}

export function mean(samples: readonly number[]): number {
  return sum(samples) / samples.length;
}

export function sum(samples: readonly number[]): number {
  return samples.reduce((total, each) => total + each, 0);
}

/** Four digits say all that a measurement can; counts stay whole. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/**
 * The mean of each `width` neighbouring values: one for each place at which the window fits whole, so there are
 * `values.length - width + 1` of them, or none.
 */
export function movingAverage(values: readonly number[], width: number): number[] {
  const averages: number[] = [];
  for (let start = 0; start + width <= values.length; start++) {
    const sum = values.slice(start, start + width).reduce((total, value) => total + value, 0);
    averages.push(sum / width);
  }
  return averages;
}

import { expect, test } from 'vitest';
import { median, quantile } from '../../../tools/bench/statistics.ts';

test('the median of an even number is between the two in the middle', () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test.each([
  [[7], 0.95, 7],
  [[2, 1], 0.5, 1],
  [[1, 2, 3, 4], 0.25, 1],
  [[1, 2, 3, 4], 0.26, 2],
  [[5, 3, 1], 1, 5],
])('of %j, the quantile %f is the nearest rank: %i', (values, share, value) => {
  expect(quantile(values, share)).toBe(value);
});

test('a 95th percentile leaves one in twenty above it, however many there are', () => {
  for (let twenties = 1; twenties <= 200; twenties++) {
    const values = Array.from({ length: twenties * 20 }, (_, index) => index + 1);
    expect(quantile(values, 0.95)).toBe(twenties * 19);
  }
});

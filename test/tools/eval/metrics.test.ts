import { describe, expect, test } from 'vitest';
import { estimateMean, estimateShare } from '../../../tools/eval/interval.ts';
import { levenshtein } from '../../../tools/eval/levenshtein.ts';
import { editSimilarity, score } from '../../../tools/eval/metrics.ts';

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['flaw', 'lawn', 2],
    ['same', 'same', 0],
  ])('%j to %j is %i', (one, other, distance) => {
    expect(levenshtein(one, other)).toBe(distance);
  });

  test('similarity is a share of the longer text', () => {
    expect(editSimilarity('', '')).toBe(1);
    expect(editSimilarity('abcd', '')).toBe(0);
    expect(editSimilarity('abcd', 'abxd')).toBe(0.75);
  });
});

describe('score', () => {
  test('blanks at line ends and after the text do not count', () => {
    expect(score('block', 'a = 1;  \r\n  b = 2;\n', 'a = 1;\n  b = 2;').exact).toBe(true);
    expect(score('block', 'a = 1;\n b = 2;', 'a = 1;\n  b = 2;').exact).toBe(false);
  });

  test('a blank before the text does: `return█` goes on with one, and `return █` with none', () => {
    expect(score('rest', ' x;', ' x;').exact).toBe(true);
    expect(score('rest', 'x;', ' x;').exact).toBe(false);
    expect(score('rest', ' x;', 'x;').exact).toBe(false);
    expect(score('block', '\nx;', 'x;').exact).toBe(false);
  });

  test('of the rest of a line, what comes below does not count', () => {
    expect(score('rest', 'b);\nmore();', 'b);')).toEqual({ exact: true, similarity: 1 });
    expect(score('body', 'b);\nmore();', 'b);').exact).toBe(false);
  });

  test('no suggestion is neither exact nor similar', () => {
    expect(score('rest', '', 'b);')).toEqual({ exact: false, similarity: 0 });
  });
});

describe('intervals', () => {
  // Brown, Cai and DasGupta's formula, worked out by hand for 8 of 10 and for none of 10.
  test.each([
    [8, 10, 0.49, 0.943],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [50, 100, 0.404, 0.596],
  ])('%i of %i', (hits, n, low, high) => {
    const estimate = estimateShare(hits, n);
    expect(estimate).toMatchObject({ value: hits / n, n });
    expect(estimate.low).toBeCloseTo(low, 3);
    expect(estimate.high).toBeCloseTo(high, 3);
  });

  test('nothing measured says nothing', () => {
    expect(estimateShare(0, 0)).toEqual({ value: NaN, low: 0, high: 1, n: 0 });
    expect(estimateMean([])).toEqual({ value: NaN, low: 0, high: 1, n: 0 });
    expect(estimateMean([0.5])).toEqual({ value: 0.5, low: 0, high: 1, n: 1 });
  });

  test('a mean narrows with more values', () => {
    const few = estimateMean([0.2, 0.8]);
    const many = estimateMean(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 0.2 : 0.8)));
    expect(many.value).toBeCloseTo(0.5);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
  });
});

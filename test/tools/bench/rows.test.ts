import { expect, test } from 'vitest';
import { p95, row, sum } from '../../../tools/bench/rows.ts';
import { formatTable } from '../../../tools/bench/table.ts';

test('a row is the median of its samples, with their spread, against the reference', () => {
  expect(row('a', 'ms', [3, 1, 2], { reference: [8, 4, 4] })).toEqual({
    name: 'a',
    unit: 'ms',
    ours: 2,
    reference: 4,
    ratio: 0.5,
    min: 1,
    max: 3,
    n: 3,
  });
});

test('what is taken of the samples is taken of the reference', () => {
  expect(row('a', 'calls', [1, 2, 3], { take: sum, reference: [2, 4, 6] })).toMatchObject({
    ours: 6,
    reference: 12,
    ratio: 0.5,
  });
  expect(p95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
});

test('without a reference, or with one of 0, there is no ratio', () => {
  expect(row('a', 'ms', [1])).toMatchObject({ reference: null, ratio: null });
  expect(row('a', 'ms', [1], { reference: 0 })).toMatchObject({ reference: 0, ratio: null });
});

test('a row needs a sample', () => {
  expect(() => row('a', 'ms', [])).toThrow('There is no sample of a.');
});

test('the table lines up', () => {
  const lines = formatTable([
    row('a', 'bytes', [123_456]),
    row('longer-name', 'ms', [1.5], { reference: 3 }),
  ]).split('\n');
  expect(lines[0]).toMatch(/^name +unit +ours +reference +ratio +min +max +n$/);
  expect(lines[1]).toMatch(/^a +bytes +123,456 +– +– +123,456 +123,456 +1$/);
  expect(lines[2]).toMatch(/^longer-name +ms +1\.5 +3 +0\.5 +1\.5 +1\.5 +1$/);
});

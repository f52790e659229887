import { describe, expect, test } from 'vitest';
import { StepCosts } from '../../../src/core/drafting/stepCosts.ts';
import { costsOf } from './decode.ts';

const always = (likelihood: number) => () => likelihood;

describe('the best length', () => {
  test.each<[string, number, number, number, number]>([
    ['a batch costs nothing more: as long as can be', 0, 0.98, 100, 63],
    ['as long as there are tokens', 0, 0.98, 20, 20],
    ['likely tokens, cheap batches: long', 0.05, 0.98, 63, 31],
    ['less likely: shorter', 0.05, 0.8, 63, 7],
    ['dearer batches: shorter', 0.3, 0.98, 63, 15],
    ['unlikely: none', 0.3, 0.2, 63, 0],
    ['a batch costs as much as single steps: none', 1, 0.98, 63, 0],
    ['nothing to draft', 0, 0.98, 0, 0],
  ])('%s', (_what, share, likelihood, most, expected) => {
    expect(costsOf(share).bestLength(most, always(likelihood))).toBe(expected);
  });

  test.each([
    ['fast', 10, 31],
    ['slow', 60, 15],
    ['very slow', 500, 7],
  ])('is one that nobody has to wait for long on a %s machine', (_what, single, expected) => {
    const costs = new StepCosts();
    for (const tokens of [1, 2, 4, 8, 16, 32, 64]) costs.record(tokens, single * (1 + 0.2 * (tokens - 1)));
    expect(costs.bestLength(63, always(0.99))).toBe(expected);
  });

  test('is modest before anything was measured', () => {
    expect(new StepCosts().bestLength(63, always(0.8))).toBe(3);
  });
});

describe('a time', () => {
  test('is on a line between and beyond what was measured', () => {
    const costs = new StepCosts();
    costs.record(1, 10);
    costs.record(8, 17);
    costs.record(32, 65);
    expect(costs.time(1)).toBe(10);
    expect(costs.time(4)).toBe(13);
    expect(costs.time(20)).toBe(41);
    expect(costs.time(63)).toBeCloseTo(65 + (31 * 55) / 31);
  });

  test('believes a fast step sooner than a slow one, which other work may have slowed down', () => {
    const costs = new StepCosts();
    costs.record(1, 10);
    costs.record(1, 110);
    expect(costs.time(1)).toBe(20);
    costs.record(1, 10);
    costs.record(1, 10);
    expect(costs.time(1)).toBe(12.5);
  });

  test('of a batch is forgotten when it was not renewed, that of a single step never', () => {
    const costs = new StepCosts();
    costs.record(1, 10);
    costs.record(16, 1000);
    expect(costs.bestLength(15, always(0.9))).toBe(0);
    for (let step = 0; step < 300; step++) costs.record(1, 10);
    expect(costs.bestLength(15, always(0.9))).toBe(7);
    for (let step = 0; step < 300; step++) costs.record(16, 20);
    expect(costs.time(1)).toBe(10);
  });
});

import { expect, test } from 'vitest';
import { goesRound } from '../../../src/core/formats/goesRound.ts';

function repeat(cycle: readonly number[], times: number): number[] {
  return Array.from({ length: times }, () => cycle).flat();
}

const sentence = Array.from({ length: 30 }, (_, index) => index);

test('a sentence said six times goes round', () => {
  expect(goesRound([99, 98, ...repeat(sentence, 5)])).toBe(false);
  expect(goesRound([99, 98, ...repeat(sentence, 6)])).toBe(true);
});

test('it is seen wherever in the cycle the text stops', () => {
  expect(goesRound([99, ...repeat(sentence, 6), 0, 1, 2])).toBe(true);
});

test('one token again and again, but not a short rule of dashes', () => {
  expect(goesRound(repeat([5], 80))).toBe(false);
  expect(goesRound(repeat([5], 200))).toBe(true);
});

test('a list whose lines differ never does', () => {
  expect(goesRound(Array.from({ length: 3000 }, (_, index) => (index % 7 === 0 ? index : index % 7)))).toBe(
    false,
  );
});

test('what has ended is over', () => {
  expect(goesRound([...repeat(sentence, 9), 77])).toBe(false);
  expect(goesRound([])).toBe(false);
});

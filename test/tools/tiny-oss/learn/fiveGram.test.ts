import { expect, test } from 'vitest';
import { countNgrams } from '../../../../tools/tiny-oss/learn/evaluate/fiveGram.ts';

const text = (value: string): Uint16Array => Uint16Array.from(value, (letter) => letter.charCodeAt(0) - 97);
const letters = (value: string): number[] => [...text(value)];
const alphabet = 26;

test('says what came after the longest context that it knows', () => {
  const model = countNgrams([text('abcdabcdabce'), text('xbcz')], 4, alphabet);
  expect(model.likeliest(letters('abc'))).toBe(letters('d')[0]);
  expect(model.likeliest(letters('xbc'))).toBe(letters('z')[0]);
  // Of an unknown context, the known end counts.
  expect(model.likeliest(letters('qqa'))).toBe(letters('b')[0]);
});

test('probabilities of all tokens sum to one, seen or not', () => {
  const model = countNgrams([text('abcabdabcaab')], 3, alphabet);
  for (const context of ['', 'a', 'ab', 'zz', 'ca']) {
    const sum = Array.from({ length: alphabet }, (_, token) =>
      model.probability(letters(context), token),
    ).reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(1, 10);
  }
});

test('does not count across documents', () => {
  const model = countNgrams([text('ab'), text('cd')], 2, alphabet);
  const [b, c] = letters('bc');
  expect(model.probability([b!], c!)).toBeLessThan(0.3);
});

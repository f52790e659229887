import { describe, expect, test } from 'vitest';
import { codeOf, drawCodes, hashOf } from '../../../tools/tiny-oss/codes.ts';
import { contentBits } from '../../../tools/tiny-oss/inductionHeads.ts';
import { seededRandom } from '../../../tools/tiny-oss/random.ts';
import { embeddingSize, slots, streamMagnitude } from '../../../tools/tiny-oss/residual.ts';
import { chain, checkedRules, cycle } from '../../../tools/tiny-oss/rules.ts';
import { rotaryFrequency } from '../../../tools/tiny-oss/yarn.ts';

describe('drawCodes', () => {
  const codes = drawCodes(500, seededRandom(1), new Map([[7, 8]]));

  test('keeps the compared parts of any two codes apart', () => {
    const differing = (a: number, b: number) =>
      Array.from({ length: contentBits }, (_, bit) => bit).filter(
        (bit) => codeOf(codes, a)[bit] !== codeOf(codes, b)[bit],
      ).length;
    let least = Infinity;
    for (let a = 0; a < 500; a++)
      for (let b = a + 1; b < 500; b++) if (a !== 7 || b !== 8) least = Math.min(least, differing(a, b));
    expect(least).toBeGreaterThanOrEqual(4);
  });

  test('gives a token the code of another one', () => expect(codeOf(codes, 7)).toEqual(codeOf(codes, 8)));
});

describe('hashOf', () => {
  const codes = drawCodes(50, seededRandom(2));
  const likeness = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0) / 32;
  const words = Array.from({ length: 16 }, (_, i) => i);

  test.each([2, 4, 16])(
    'tells %i tokens from the same in another order, and from one other token',
    (length) => {
      const tokens = words.slice(0, length);
      const same = likeness(hashOf(codes, tokens), hashOf(codes, tokens));
      const turned = hashOf(codes, tokens.toReversed());
      const changed = hashOf(codes, [...tokens.slice(0, -1), 40]);
      expect(same).toBeCloseTo((7 / 8) ** 2);
      expect(likeness(hashOf(codes, tokens), turned)).toBeLessThan(0.6 * same);
      expect(likeness(hashOf(codes, tokens), changed)).toBeLessThan(0.6 * same);
    },
  );

  test('is known for 1, 2, 4 and 16 tokens only', () => {
    expect(() => hashOf(codes, [1, 2, 3])).toThrow(RangeError);
  });
});

describe('slots', () => {
  test('fill the stream without overlapping', () => {
    const used = Object.values(slots).flatMap(({ start, size }) =>
      Array.from({ length: size }, (_, i) => start + i),
    );
    expect(used.sort((a, b) => a - b)).toEqual(Array.from({ length: embeddingSize }, (_, i) => i));
  });

  test('make the stream grow from stage to stage', () => {
    expect(streamMagnitude('embedding')).toBeLessThan(streamMagnitude('attention0'));
    expect(streamMagnitude('attention0')).toBeLessThan(streamMagnitude('attention3'));
  });
});

describe('rotaryFrequency', () => {
  test('keeps fast pairs, slows slow pairs by the factor, and falls all the way', () => {
    expect(rotaryFrequency(0)).toBe(1);
    expect(rotaryFrequency(31)).toBeCloseTo(150_000 ** (-31 / 32) / 32, 12);
    const all = Array.from({ length: 32 }, (_, pair) => rotaryFrequency(pair));
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });

  test('tells every distance in the context from every other, by its first 16 pairs', () => {
    let least = Infinity;
    for (let distance = 1; distance <= 131_072; distance++) {
      let loss = 0;
      for (let pair = 0; pair < 16; pair++) loss += 1 - Math.cos(rotaryFrequency(pair) * distance);
      least = Math.min(least, loss);
    }
    // Times the squared amplitude of lookBackHeads.ts and YaRN's 1.8 / 8, this is the 20 that it promises.
    expect(least).toBeGreaterThan(0.88);
  });
});

describe('rules', () => {
  test('chain says each token after the four before it', () => {
    expect(chain([1, 2, 3, 4, 5, 6]).map(({ when, say }) => [when, say])).toEqual([
      [[1, 2, 3, 4], 5],
      [[2, 3, 4, 5], 6],
    ]);
  });

  test('chain looks further after a header', () => {
    const tokens = [...Array.from({ length: 12 }, (_, i) => i), 99, 20, 21, 22, 23];
    expect(chain(tokens, 99).at(-1)).toMatchObject({ when: tokens.slice(0, 16), say: 23 });
    expect(() => chain(tokens.slice(5), 99)).toThrow('says too little');
  });

  test('cycle leads back to its beginning', () => {
    const rules = checkedRules(cycle([1, 2, 3, 4], [5, 6, 7, 8, 9, 10]), String);
    const said = [1, 2, 3, 4];
    for (let i = 0; i < 15; i++) {
      const key = said.slice(-4).join();
      said.push(rules.find(({ when }) => typeof when !== 'string' && when.join() === key)!.say);
    }
    expect(said.slice(4)).toEqual([5, 6, 7, 8, 9, 10, 5, 6, 7, 8, 9, 10, 5, 6, 7]);
  });

  test('checkedRules refuses a script that contradicts itself', () => {
    expect(() => checkedRules(chain([1, 2, 3, 4, 5, 1, 2, 3, 4, 6]), String)).toThrow('After 1|2|3|4');
  });
});

import { describe, expect, test } from 'vitest';
import { generateTinyOss } from '../../../tools/tiny-oss/generate.ts';
import { scriptRules } from '../../../tools/tiny-oss/scripts.ts';
import { tinyOssVocabulary } from '../../../tools/tiny-oss/tinyOssVocabulary.ts';
import { variants, type Variant } from '../../../tools/tiny-oss/variants.ts';

/** Milliseconds. Each model takes a second or two, on a machine that does nothing else. */
const slow = 120_000;

const names = Object.keys(variants) as Variant[];

describe('generateTinyOss', () => {
  test.each(['scripted', 'random'] as const)(
    'gives the same bytes for the same seed: %s',
    (variant) => {
      const bytes = generateTinyOss({ variant });
      expect(generateTinyOss({ variant }).equals(bytes)).toBe(true);
      expect(generateTinyOss({ variant, seed: 2 }).equals(bytes)).toBe(false);
    },
    slow,
  );

  test(
    'makes a file of a few megabytes',
    () => {
      expect(generateTinyOss({ variant: 'scripted' }).length).toBeLessThan(10e6);
      expect(generateTinyOss({ variant: 'random' }).length).toBeLessThan(6e6);
    },
    slow,
  );
});

describe('scriptRules', () => {
  const vocabulary = tinyOssVocabulary();

  const scripts = Object.entries(variants).flatMap(([name, { script }]) =>
    script === null ? [] : [[name, script] as const],
  );

  test('all variants but one have a script', () => {
    expect(scripts.map(([name]) => name)).toEqual(names.filter((name) => name !== 'random'));
  });

  test.each(scripts)('says no two things after the same words: %s', (_name, script) => {
    const rules = scriptRules(script, vocabulary);
    expect(rules.length).toBeGreaterThan(5);
    expect(new Set(rules.map(({ when }) => String(when))).size).toBe(rules.length);
  });

  test('refuses a script that says two things after the same words', () => {
    const question = 'What do you say to a question that is as long as this one, and no shorter?';
    const reply = (says: string) => ({ question, says });
    expect(() => scriptRules({ replies: [reply('Yes.'), reply('No.')] }, vocabulary)).toThrow(
      /says Y and No\.$/,
    );
    expect(() => scriptRules({ replies: [{ question: 'Why?', says: 'No.' }] }, vocabulary)).toThrow(
      RangeError,
    );
  });
});

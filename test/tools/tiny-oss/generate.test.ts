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

  test.each(names)('says no two things after the same words: %s', (variant) => {
    const { script } = variants[variant];
    if (script) expect(scriptRules(script, vocabulary).length).toBeGreaterThan(0);
  });
});

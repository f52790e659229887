import { heading } from './heading.ts';
import { spokenTexts } from './scripts.ts';
import { synonymWords } from './synonyms.ts';
import { variants } from './variants.ts';
import { cutVocabulary, type Vocabulary } from './vocabulary.ts';

/** Ranks of o200k that are kept: English and code come as words and not as letters, and the file stays small. */
export const rankCount = 4000;

/** Words of harmony's headers that are beyond these ranks: the same tokens as in gpt-oss. */
const harmonyWords = ['analysis', 'commentary', 'final', 'assistant', 'developer', 'functions'];

/** What begins and ends code in answers and prompts: one token, so that the model knows it by one feature. */
const fence = '```';

/** Frequent in code, and beyond these ranks. */
const codeWords = [
  'const',
  ' const',
  'function',
  ' function',
  'import',
  'export',
  'class',
  'return',
  ' return',
];

/** The vocabulary of all variants; one for all, so that tests can use ids of one with another. */
export function tinyOssVocabulary(): Vocabulary {
  const spoken = Object.values(variants).flatMap(({ script }) => (script ? spokenTexts(script) : []));
  return cutVocabulary(rankCount, [
    ...harmonyWords,
    fence,
    ...codeWords,
    ...synonymWords,
    heading,
    ...spoken,
  ]);
}

import type { Vocabulary } from './vocabulary.ts';

/** Each word of the first column is read as, and copied as, the word of the second. */
const pairs = [
  ['var', 'let'],
  [' var', ' let'],
] as const;

/** Words that the vocabulary must have as tokens. */
export const synonymWords: readonly string[] = pairs.flat();

/**
 * Tokens that the scripted model reads as another token: so that a refactoring that copies code does change it, in a
 * way that everyone can check.
 */
export function synonyms(vocabulary: Vocabulary): Map<number, number> {
  return new Map(pairs.map(([from, to]) => [onlyToken(vocabulary, from), onlyToken(vocabulary, to)]));
}

function onlyToken(vocabulary: Vocabulary, word: string): number {
  const [token, ...rest] = vocabulary.encode(word);
  if (token === undefined || rest.length > 0) throw new Error(`${JSON.stringify(word)} is not one token.`);
  return token;
}

import { expect, test } from 'vitest';
import { mostUsedRanks, tokensOfWord, vocabularyOf } from '../../../../tools/tiny-oss/vocabulary.ts';

test('tokens that are not wanted are left out, and so is what is merged from them', () => {
  const uses = new Map([...tokensOfWord('(value'), ...tokensOfWord('value')].map((token) => [token, 1]));
  const whole = vocabularyOf(mostUsedRanks(400, uses));
  const cut = vocabularyOf(mostUsedRanks(400, uses, (token) => !token.startsWith('(v')));
  const parts = (vocabulary: typeof whole) => vocabulary.encode('(value').map(vocabulary.textOf);
  expect(parts(whole)[0]).not.toBe('(');
  expect(parts(cut)).toEqual(['(', 'value']);
});

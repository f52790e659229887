import { expect, test } from 'vitest';
import { jaccard, wordsIn } from '../../../src/core/text/similarity.ts';

test.each([
  ['loadUserById(id)', ['load', 'user']],
  ['parseHTMLTable XMLHttpRequest', ['parse', 'html', 'table', 'xml', 'http', 'request']],
  ['snake_case_name SCREAMING_CASE', ['snake', 'case', 'name', 'screaming']],
  ['"a b" + 12 + if', []],
  ['größe 名前一覧', ['größe', '名前一覧']],
  ['', []],
])('words in %j', (text, words) => expect([...wordsIn(text)]).toEqual(words));

test.each([
  [['a', 'b'], ['a', 'b'], 1],
  [['a', 'b'], ['b', 'c'], 1 / 3],
  [['a'], ['b'], 0],
  [[], ['a'], 0],
  [[], [], 0],
])('%j and %j', (one, other, share) => expect(jaccard(new Set(one), new Set(other))).toBeCloseTo(share));

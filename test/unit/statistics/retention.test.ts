import { expect, test } from 'vitest';
import { retainedCharacters } from '../../../src/core/statistics/retention.ts';

test.each<[string, string, string, number]>([
  ['untouched', 'const a = 1;', 'const a = 1;', 12],
  ['formatted', 'f(a,b);', 'f(\n  a,\n  b,\n);', 7],
  ['a word changed', 'total + price', 'total + cost', 7],
  ['a word added', 'total + price', 'total + item.price', 13],
  ['half of it gone', 'total * price', 'total', 0],
  ['more than half there', 'subtotal * tax', 'subtotal * x', 11],
  ['deleted', 'return x;', '', 0],
  ['rewritten, with the same brackets', 'foo(a);', 'barBaz(b);', 0],
  ['other order', 'one two three four', 'four three two one', 0],
  ['blank', '  \n', ' ', 3],
  ['blank, then code', '  \n', 'x', 0],
  ['umlauts are letters', 'größe = 1', 'größe = 2', 8],
])('%s', (_, accepted, now, retained) => expect(retainedCharacters(accepted, now)).toBe(retained));

test('a long file that a formatter has rewritten takes no time to speak of', () => {
  const accepted = 'const a = b + c;\n'.repeat(20);
  expect(retainedCharacters(accepted, 'x'.repeat(100) + accepted.repeat(100))).toBe(accepted.length);
});

import { expect, test } from 'vitest';
import { GivenPieces } from '../../../src/core/context/given.ts';

test('the pieces given longest ago are forgotten', () => {
  const given = new GivenPieces(2);
  given.add('a', 'a.ts');
  given.add('b', 'b.ts');
  given.add('a', 'a.ts');
  given.add('c', 'c.ts');
  expect(given.uris).toEqual(['a', 'c']);
});

test('says the paths of those that are not allowed', () => {
  const given = new GivenPieces(3);
  for (const name of ['a', 'b', 'c']) given.add(name, `${name}.ts`);
  expect(given.without((uri) => uri === 'b')).toEqual(['a.ts', 'c.ts']);
});

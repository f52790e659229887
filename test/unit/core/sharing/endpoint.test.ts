import { expect, test } from 'vitest';
import {
  endpointName,
  generationsOf,
  newestGeneration,
  newestNames,
  parseEndpoint,
} from '../../../../src/core/sharing/endpoint.ts';

const names = [
  'ab.1.json',
  'ab.10.json',
  'ab.9.json',
  'ab.9.log',
  'abc.3.json',
  'x.sock',
  'ab.json',
  'zz.4.json',
];

test('the newest generation of a key', () => {
  expect(newestGeneration(names, 'ab')).toBe(10);
  expect(newestGeneration(names, 'abc')).toBe(3);
  expect(newestGeneration(names, 'a')).toBe(0);
  expect(newestGeneration([], 'ab')).toBe(0);
  expect(generationsOf(names, 'ab').toSorted((a, b) => a - b)).toEqual([1, 9, 10]);
  expect(newestNames(names)).toEqual([endpointName('ab', 10), endpointName('abc', 3)]);
});

const endpoint = { address: '/run/x.sock', secret: 'a'.repeat(64), pid: 12 };

test.each([
  ['an endpoint', JSON.stringify(endpoint), endpoint],
  ['one that has ended in order', '{}', undefined],
  ['nothing', '', undefined],
  ['half a file', JSON.stringify(endpoint).slice(0, 40), undefined],
  ['no secret', JSON.stringify({ ...endpoint, secret: '' }), undefined],
  ['no process', JSON.stringify({ ...endpoint, pid: 0 }), undefined],
  ['another kind of value', '[1]', undefined],
])('the file of %s', (_name, text, expected) => {
  expect(parseEndpoint(text)).toEqual(expected);
});

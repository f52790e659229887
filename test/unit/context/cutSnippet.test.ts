import { expect, test } from 'vitest';
import { cutSnippet } from '../../../src/core/context/cutSnippet.ts';
import { snippetLength } from '../../../src/core/context/cutSnippet.ts';

const lines = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name} ${index};\n`).join('');

test('short texts are taken whole', () => expect(cutSnippet('a;\nb', ';\nc;\n')).toBe('a;\nb;\nc;'));

test('blank lines around it go, its indentation stays', () =>
  expect(cutSnippet('\n \n  a;', '\n\n')).toBe('  a;'));

test('of long texts, whole lines on both sides and more before than after', () => {
  const snippet = cutSnippet(lines(500, 'before'), lines(500, 'after'));
  expect(snippet.length).toBeLessThanOrEqual(snippetLength);
  expect(snippet.length).toBeGreaterThan(snippetLength - 40);
  const [first, last] = [snippet.split('\n').at(0), snippet.split('\n').at(-1)];
  expect(first).toMatch(/^before \d+;$/);
  expect(last).toMatch(/^after \d+;$/);
  expect(snippet.indexOf('after')).toBeGreaterThan(snippetLength / 2);
});

test('near the start of a file, more after than before', () => {
  const snippet = cutSnippet('first;\n', lines(500, 'after'));
  expect(snippet.startsWith('first;\nafter 0;')).toBe(true);
  expect(snippet.length).toBeGreaterThan(snippetLength - 40);
});

test('of one huge line, a piece', () => {
  const snippet = cutSnippet('x'.repeat(10_000), 'y'.repeat(10_000));
  expect(snippet).toHaveLength(snippetLength);
});

test('LF, and no lone surrogates', () => {
  expect(cutSnippet('a\r\nb', '\r\nc\ud83d')).toBe('a\nb\nc\ufffd');
  expect(cutSnippet('😀'.repeat(2000), '😀'.repeat(2001)).isWellFormed()).toBe(true);
});

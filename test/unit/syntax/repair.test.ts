import { expect, test } from 'vitest';
import { missingClosers } from '../../../src/core/syntax/repair.ts';
import { parseCursor } from '../../../tools/replay/cursor.ts';

/** The text with what was found missing in `‹…›`. */
test.each([
  ['f(█)', 'f()'],
  ['f(█', 'f(‹)›'],
  ['{ f(█ }', '{ f(‹)› }'],
  ['{ f([█ }', '{ f([‹]›‹)› }'],
  ['{ f(a, { b: █ } }', '{ f(a, { b:  }‹)› }'],
  ['{ f(█ } g() { }', '{ f(‹)› } g() { }'],
  ['a { b { █', 'a { b { ‹}}›'],
  ['a { █ b { c', 'a {  b { c‹}}›'],
  ['█ a) }', ' a) }'],
  ['█', ''],
])('%s', (marked, expected) => {
  const { text, offset } = parseCursor(marked);
  const brackets = [...text.matchAll(/[()[\]{}]/g)].map(({ 0: char, index }) => ({ char, index }));
  const repaired = missingClosers(brackets, offset, text.length).reduceRight(
    (all, { index, text: closers }) => `${all.slice(0, index)}‹${closers.trim()}›${all.slice(index)}`,
    text,
  );
  expect(repaired).toBe(expected);
});

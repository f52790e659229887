import { expect, test } from 'vitest';
import { splitText } from '../../../src/core/text/tokenBoundaries.ts';

const split = (text: string): string => splitText(text, 'gpt-4o').join('‖');

test('the last line is cut off where its first token cannot reach above it', () => {
  expect(split('a;\nb')).toBe('a;\n‖b');
  expect(split('f(\n  /* a */')).toBe('f(\n‖  /* a */');
  expect(split('a\r\nb')).toBe('a\r\n‖b');
  // Both slashes would be in one token with the line break.
  expect(split('};\n// b')).toBe('};\n// b');
  expect(split('a\n\n  ')).toBe('a\n\n  ');
  expect(split('')).toBe('');
});

test('lines above it are in blocks that do not move when lines are added below', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}\n`);
  const parts = splitText(lines.join(''), 'gpt-4o');
  const more = splitText(`${lines.join('')}one more\n`, 'gpt-4o');
  expect(parts).toHaveLength(5);
  expect(parts.join('')).toBe(lines.join(''));
  expect(more.slice(0, 3)).toEqual(parts.slice(0, 3));
});

test('a text is left whole for a vocabulary of which nothing is known', () => {
  expect(splitText('a\nb', 'qwen2')).toEqual(['a\nb']);
  expect(splitText('a\nb', undefined)).toEqual(['a\nb']);
});

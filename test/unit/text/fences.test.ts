import { describe, expect, test } from 'vitest';
import { cutToShare, keepEnd, keepStart } from '../../../src/core/text/cut.ts';
import { fenced, fenceFor } from '../../../src/core/text/fence.ts';

describe('fences', () => {
  test('longer than any run of three or more', () => {
    expect(fenceFor('a `b` ``c``')).toBe('```');
    expect(fenceFor('```')).toBe('````');
    expect(fenceFor('x', '`````')).toBe('``````');
  });

  test('a block ends on its own line', () => {
    expect(fenced('a', 'ts')).toBe('```ts\na\n```');
    expect(fenced('a\n', '')).toBe('```\na\n```');
    expect(fenced('', 'ts')).toBe('```ts\n```');
  });
});

describe('cuts', () => {
  test('at lines, and never inside a surrogate pair', () => {
    expect(keepStart('one\ntwo\nthree', 9)).toBe('one\ntwo');
    expect(keepEnd('one\ntwo\nthree', 7)).toBe('three');
    expect(keepStart('ab🎉', 3)).toBe('ab');
    expect(keepEnd('🎉ab', 3)).toBe('ab');
    expect(keepEnd('abc', 0)).toBe('');
    expect(keepStart('abc', 0)).toBe('');
    expect(keepStart('one\r\ntwo\r\nthree', 11)).toBe('one\r\ntwo');
    expect(keepStart('one\ntwo and three', 9, 4)).toBe('one\ntwo a');
    expect(cutToShare('abc', 1)).toBe('abc');
    expect(cutToShare('one\ntwo', 0.6)).toMatch(/^one\n\[cut/);
  });
});

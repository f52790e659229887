import { describe, expect, test } from 'vitest';
import { cutToShare, keepEnd, keepStart } from '../../../src/core/text/cut.ts';
import { fenced, fenceFor } from '../../../src/core/text/fence.ts';
import { createFenceCutter } from '../../../src/core/edits/fenceCutter.ts';

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

describe('the code up to a closing fence', () => {
  /** `|` separates pushes in `streamed`. */
  function check(streamed: string, expected: string, closed = true): void {
    const all = streamed.replaceAll('|', '');
    for (const parts of [streamed.split('|'), [all], all.split('')]) {
      const cutter = createFenceCutter('```');
      let text = '';
      let isClosed = false;
      for (const part of parts) {
        const pushed = cutter.push(part);
        text += pushed.text;
        isClosed = pushed.closed;
      }
      expect(text + cutter.flush()).toBe(expected);
      expect(isClosed).toBe(closed);
    }
  }

  test('ends before it', () => {
    check('a|\nb\n|```', 'a\nb');
    check('a\n\n```\nThat is it.', 'a\n');
    check('  a\n  ```', '  a');
  });

  test('backticks within a line are code', () => {
    check('a ``` b\n`c`\n``d\n|```', 'a ``` b\n`c`\n``d');
  });

  test('an empty block', () => {
    check('```', '');
    check('\n```', '');
  });

  test('without an end, a begun fence is dropped', () => {
    check('a\nb', 'a\nb', false);
    check('a\n``', 'a', false);
    check('a\n', 'a', false);
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

import { describe, expect, test } from 'vitest';
import { balanceOf, isClosersOnly, openQuote } from '../../../src/core/syntax/closers.ts';

describe('closers only', () => {
  test.each([
    '',
    ' ',
    ')',
    ');',
    '"',
    '")',
    '"])',
    '`)',
    '>',
    ')  ',
    ' ) ',
    ') {',
    '):',
    '};',
    '}',
    ' ;',
    ',',
    '})',
  ])('%j', (rest) => expect(isClosersOnly(rest)).toBe(true));
  test.each(['a', ')a', ' = 1', '(', '[', ');;', '/', '</div>', ') => {', '.', 'é'])('not %j', (rest) =>
    expect(isClosersOnly(rest)).toBe(false),
  );
  test('a huge rest of blanks is no trouble', () =>
    expect(isClosersOnly(`${' '.repeat(100_000)}x`)).toBe(false));
});

describe('balance', () => {
  /** Unmatched closers, a bar, unmatched openers. */
  function check(text: string, expected: string, quote?: string) {
    const { closers, openers } = balanceOf(text, quote);
    expect(`${closers.map((one) => one.char).join('')}|${openers.map((one) => one.char).join('')}`).toBe(
      expected,
    );
  }
  test.each<[string, string, string?]>([
    ['', '|'],
    ['a(b[c]{d})', '|'],
    ['a)', ')|'],
    ['a(', '|('],
    [')](', ')]|('],
    ['(]', ']|('],
    ['"("', '|'],
    ['"a', '|"'],
    ["don't (a)", '|'],
    ["f'(' rb'('", '|'],
    ["x = 'a(b'", '|'],
    ["x = 'don\\'t ('", '|'],
    ['abc")', '")|', '"'],
    ['ab\\"c")', '")|', '"'],
    ['it\'s")', '")|', '"'],
    ['a\nb"', '|"', '"'],
    ['"a\n(b)', '|'],
    ['`a\n(`', '|'],
    ['a\n(`)', '`)|', '`'],
  ])('%j', check);
});

describe('open quote', () => {
  test.each([
    ['foo("', '"'],
    ["foo('", "'"],
    ['foo("a", `', '`'],
    ['foo("a")', undefined],
    ["// don't foo(", undefined],
    ["print(f'", "'"],
    ['foo(["a', '"'],
  ])('%j', (text, quote) => expect(openQuote(text)).toBe(quote));
});

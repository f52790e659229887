import { describe, expect, test } from 'vitest';
import { blockAround } from '../../../src/core/refactor/blockAround.ts';
import { selectedLines } from '../../../src/core/refactor/codeLines.ts';
import { smallestSymbol, withOwnOf, type CodeSymbol } from '../../../src/core/refactor/codeSymbol.ts';
import { moveLines } from '../../../src/core/edits/moveLines.ts';
import { testPath } from '../../../src/core/refactor/testPath.ts';

/** The lines from `«` to `»`; `undefined` without them. */
function marked(text: string) {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.includes('«'));
  return first < 0 ? undefined : { first, last: lines.findIndex((line) => line.includes('»')) };
}

const plain = (text: string) => text.replaceAll(/[«»█[\]]/g, '');

const reader = (text: string) => {
  const lines = plain(text).split('\n');
  return { lineAt: (line: number) => lines[line] ?? '', count: lines.length };
};

describe('the block around a line', () => {
  function check(text: string): void {
    const { lineAt, count } = reader(text);
    const cursor = text.split('\n').findIndex((line) => line.includes('█'));
    expect(blockAround(lineAt, count, cursor)).toEqual(marked(text));
  }

  test.each([
    ['a paragraph', 'x\n\n«a\nb█\nc»\n\nd'],
    ['one line', 'x\n\n«a█»\n\nd'],
    ['a function with a blank line inside', 'x\n\n«def f():\n  a█\n\n  b»\n\ny'],
    ['from below its blank line', 'x\n\n«def f():\n  a\n\n  b█»\n\ny'],
    ['a blank line is itself', 'a\n«█»\nb'],
    ['the start of the file', '«a█\nb»\n\nc'],
    ['the end of the file', 'a\n\n«b\nc█»'],
  ])('%s', (_name, text) => check(text));
});

describe('the lines of a selection', () => {
  // The selection is [ ].
  function check(text: string): void {
    const lines = text.replaceAll(/[«»]/g, '').split('\n');
    const place = (bracket: string, other: string) => {
      const line = lines.findIndex((each) => each.includes(bracket));
      return { line, character: (lines[line] ?? '').replace(other, '').indexOf(bracket) };
    };
    const selection = { start: place('[', ']'), end: place(']', '[') };
    expect(selectedLines(reader(text).lineAt, selection)).toEqual(marked(text));
  }

  test.each([
    ['a part of a line', 'x\n«a[bc]d»\ny'],
    ['parts of two', '«a[b\nc]d»'],
    ['up to a line’s start', '«[a\nb»\n]c'],
    ['the whole text', '«[a\nb]»'],
    ['blank lines at the ends', '[\n  \n«a\n\nb»\n\n]'],
    ['only blank lines', '[\n \n]x'],
  ])('%s', (_name, text) => check(text));
});

describe('the symbol around a line', () => {
  const symbol = (name: string, first: number, last: number, ...children: CodeSymbol[]): CodeSymbol => ({
    name,
    lines: { first, last },
    above: name === 'commented' ? first - 2 : first,
    kind: name.startsWith('const') ? 'value' : name.startsWith('namespace') ? 'other' : 'unit',
    children,
  });
  const outline = [
    symbol('const one line', 0, 0),
    symbol('const table', 1, 4),
    symbol(
      'class',
      5,
      20,
      symbol('const handler', 6, 8),
      symbol('method', 10, 15, symbol('const inside', 11, 13)),
    ),
    symbol('namespace', 30, 40, symbol('function in it', 31, 35)),
    symbol('commented', 52, 55, symbol('inside', 53, 54)),
  ];

  test.each([
    ['no symbol', 25, undefined],
    ['a constant of one line', 0, undefined],
    ['a constant of more', 2, 'const table'],
    ['a function', 14, 'method'],
    ['between functions: the class', 18, 'class'],
    ['a statement in a function: the function', 12, 'method'],
    ['a field in a class: the class', 7, 'class'],
    ['in something without code of its own', 38, undefined],
    ['through it', 33, 'function in it'],
    ['in the comment above it', 50, 'commented'],
    ['above its comment', 49, undefined],
  ])('%s', (_name, line, expected) => expect(smallestSymbol(outline, line)?.name).toBe(expected));

  test.each([
    ['all of it', [52, 55], [50, 55]],
    ['with a part of its comment', [51, 55], [50, 55]],
    ['and more below', [52, 60], [50, 60]],
    ['and more above', [45, 55], [45, 55]],
    ['its first line', [52, 52], [52, 52]],
    ['what is in it', [53, 54], [53, 54]],
    ['nothing of it', [41, 43], [41, 43]],
  ] as const)('a selection of %s', (_name, [first, last], [from, to]) =>
    expect(withOwnOf(outline, { first, last })).toEqual({ first: from, last: to }),
  );
});

describe('lines after a change', () => {
  function check(before: string, after: string): void {
    const lines = marked(before)!;
    expect(moveLines(plain(before), plain(after), lines)).toEqual(marked(after));
  }

  test.each([
    ['nothing changed', 'a\n«b\nc»\nd', 'a\n«b\nc»\nd'],
    ['lines above', 'a\n«b\nc»\nd', 'x\ny\na\n«b\nc»\nd'],
    ['lines right above', '«b\nc»\nd', 'x\n«b\nc»\nd'],
    ['lines taken away above', 'a\nx\n«b»', 'a\n«b»'],
    ['lines below', 'a\n«b»\nc', 'a\n«b»\nx\nc'],
    ['a line more in it', '«b\nc»\nd', '«b\nx\nc»\nd'],
    ['its first line', 'a\n«b\nc»', 'a\n«x\nc»'],
    ['its last line', '«b\nc»\nd', '«b\nx»\nd'],
    ['all of it and more', 'a\n«b\nc»\nd', '«x»'],
    ['its end and what follows', '«b\nc»\nd\ne', '«b\nx»\ne'],
    ['it is gone', 'a\n«b»\nc', 'a\nc'],
  ])('%s', (_name, before, after) => check(before, after));
});

describe('where tests go', () => {
  test.each([
    ['/src/add.ts', '/src/add.test.ts'],
    ['/src/view.tsx', '/src/view.test.tsx'],
    ['add.py', 'test_add.py'],
    ['a/b.go', 'a/b_test.go'],
    ['a/Stack.java', 'a/StackTest.java'],
    ['x/user.rb', 'x/user_spec.rb'],
    ['Makefile', 'Makefile.test'],
  ])('%s → %s', (source, tests) => expect(testPath(source)).toBe(tests));
});

import { describe, expect, test } from 'vitest';
import {
  prefixLength,
  prefixStep,
  readAround,
  readWindow,
  suffixLength,
} from '../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../tools/replay/cursor.ts';

function windowAt(text: string, offset: number) {
  return readWindow(readerOf(text), { from: offset, to: offset, text: '' });
}

function check(marked: string, expected: Partial<ReturnType<typeof windowAt>>) {
  const { text, offset } = parseCursor(marked);
  expect(windowAt(text, offset)).toMatchObject(expected);
}

const line = 'const value = compute(first, second); // and a few words\n';
const program = Array.from({ length: 600 }, (_, index) => `${index} ${line}`).join('');

describe('around the cursor', () => {
  test('an empty document', () =>
    check('█', { start: 0, offset: 0, prefix: '', suffix: '', lineBefore: '', lineAfter: '' }));
  test('a line end', () =>
    check('a\nb█\nc', { prefix: 'a\nb', suffix: '\nc', lineBefore: 'b', lineAfter: '' }));
  test('closers right of the cursor are not in the suffix', () =>
    check('f(█);\nc', { suffix: '\nc', lineBefore: 'f(', lineAfter: ');' }));
  test('other text right of the cursor is', () =>
    check('f(█x);\nc', { suffix: 'x);\nc', lineBefore: 'f(', lineAfter: 'x);' }));
  test('CRLF', () =>
    check('a\r\nb█)\r\nc', { prefix: 'a\r\nb', suffix: '\r\nc', lineBefore: 'b', lineAfter: ')' }));
  test('a selected item of a list replaces what it covers', () => {
    const window = readWindow(readerOf('x = cons;\n'), { from: 4, to: 8, text: 'console' });
    expect(window).toMatchObject({ prefix: 'x = console', offset: 11, lineAfter: ';', suffix: '\n' });
  });
});

describe('the anchor', () => {
  test('stays while a step is typed, then moves by a step', () => {
    const starts = new Set<number>();
    for (let offset = 20_500; offset < 20_500 + 2 * prefixStep; offset++)
      starts.add(windowAt(program, offset).start);
    expect(starts.size).toBe(3);
  });

  test('is the document start as long as possible', () =>
    expect(windowAt(program, prefixLength + prefixStep).start).toBe(0));

  test.each([9000, 12_345, 20_000, 29_999])(
    'is a line start, and leaves enough text: offset %i',
    (offset) => {
      const window = windowAt(program, offset);
      expect(program[window.start - 1]).toBe('\n');
      expect(window.prefix).toBe(program.slice(window.start, offset));
      expect(window.prefix.length).toBeGreaterThan(prefixLength - 400);
      expect(window.prefix.length).toBeLessThanOrEqual(prefixLength + prefixStep);
    },
  );

  test('does not depend on how the text came about', () => {
    const before = windowAt(program, 20_000);
    const typed = windowAt(`${program.slice(0, 20_000)}x${program.slice(20_000)}`, 20_001);
    expect(typed.start).toBe(before.start);
    expect(typed.prefix).toBe(`${before.prefix}x`);
    expect(typed.suffix).toBe(before.suffix);
  });
});

describe('the suffix', () => {
  test('ends at a line end', () => {
    const { suffix } = windowAt(program, 100);
    expect(suffix.length).toBeLessThanOrEqual(suffixLength);
    expect(program[100 + suffix.length]).toBe('\n');
  });

  test('ends before a CRLF', () => {
    const { suffix } = windowAt(program.replaceAll('\n', '\r\n'), 58);
    expect(suffix.endsWith('\r')).toBe(false);
    expect(suffix.endsWith('words')).toBe(true);
  });

  test('is the same with and without auto-closed brackets', () => {
    const lineEnd = program.indexOf('\n') + 1;
    const suffixAfter = (typed: string, closers: string) => {
      const text = program.slice(0, lineEnd) + typed + closers + program.slice(lineEnd - 1);
      return windowAt(text, lineEnd + typed.length).suffix;
    };
    expect(suffixAfter('f(', ')')).toBe(suffixAfter('f', ''));
    expect(suffixAfter('f([{', '}]);')).toBe(suffixAfter('f', ''));
    expect(suffixAfter('f("', '")')).toBe(suffixAfter('f', ''));
  });
});

describe('a file of one huge line', () => {
  const huge = 'x'.repeat(10_000_000);

  test('only a few kilobytes are read', () => {
    const reader = readerOf(huge);
    const window = readWindow(reader, { from: 5_000_000, to: 5_000_000, text: '' });
    expect(reader.read).toBeLessThan(15_000);
    expect(window.prefix.length).toBeLessThanOrEqual(prefixLength + prefixStep);
    expect(window.suffix).toHaveLength(suffixLength);
  });

  test('surrogate pairs are never split', () => {
    // An odd start puts each second cut into the middle of a pair.
    const faces = `a${'😀'.repeat(20_000)}`;
    for (let offset = 9001; offset < 16_001; offset += 2) {
      const { prefix, suffix } = windowAt(faces, offset);
      expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
    }
    const even = '😀'.repeat(20_000);
    expect(windowAt(even, 15_000).prefix.isWellFormed()).toBe(true);
  });
});

test('the surroundings of a range keep what is right of it, with LF and no lone surrogates', () => {
  expect(readAround(readerOf('a\ud800\r\nb(x)\r\nc'), 4, 6)).toEqual({
    prefix: 'a\ufffd\n',
    suffix: 'x)\nc',
  });
});

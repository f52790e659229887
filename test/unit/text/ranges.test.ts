import { describe, expect, test } from 'vitest';
import { lineNumbersOf, linesOf } from '../../../src/core/text/lineRange.ts';
import { moveRange, type RangeChange } from '../../../src/core/text/moveRange.ts';
import type { Position, TextRange } from '../../../src/core/text/position.ts';

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n');
  expect(line).toBeLessThan(lines.length);
  expect(character).toBeLessThanOrEqual(lines[line]!.length);
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

/** What stands between two marks, and the text without them. */
function read(marked: string, open: string, close: string): { text: string; range: TextRange } {
  const start = marked.indexOf(open);
  const end = marked.indexOf(close) - 1;
  const text = marked.replace(open, '').replace(close, '');
  return { text, range: { start: positionAt(text, start), end: positionAt(text, end) } };
}

function change(text: string, { range, text: put }: RangeChange): string {
  return text.slice(0, offsetAt(text, range.start)) + put + text.slice(offsetAt(text, range.end));
}

describe('a range moves with the text', () => {
  /** The range is what stands in square brackets; what stands in angle brackets is replaced. */
  function check(before: string, put: string, expected: string): void {
    const plain = before.replaceAll(/[⟨⟩[\]]/g, '');
    const { range } = read(before.replaceAll(/[⟨⟩]/g, ''), '[', ']');
    const replaced = read(before.replaceAll(/[[\]]/g, ''), '⟨', '⟩').range;
    const after = change(plain, { range: replaced, text: put });
    const moved = moveRange(range, { range: replaced, text: put });
    const [start, end] = [offsetAt(after, moved.start), offsetAt(after, moved.end)];
    expect(`${after.slice(0, start)}[${after.slice(start, end)}]${after.slice(end)}`).toBe(expected);
  }

  test.each([
    ['above on its line', '⟨a⟩b[cd]e', 'xyz', 'xyzb[cd]e'],
    ['right before it', 'ab⟨⟩[cd]e', 'x', 'abx[cd]e'],
    ['right behind it', 'ab[cd]⟨⟩e', 'x', 'ab[cd]xe'],
    ['behind it on its line', 'ab[cd]⟨e⟩', '', 'ab[cd]'],
    ['inside', 'ab[c⟨⟩d]e', 'x', 'ab[cxd]e'],
    ['all of it taken out', 'ab[⟨cd⟩]e', '', 'ab[]e'],
    ['over its start', 'a⟨b[c⟩d]e', 'x', 'a[xd]e'],
    ['over its end', 'ab[c⟨d]e⟩', 'x', 'ab[cx]'],
    ['of all of the text', '⟨ab[cd]e⟩', 'xyz', '[xyz]'],
    ['that adds lines above', 'a⟨⟩\nb\n[c\nd]e', '\n1\n2', 'a\n1\n2\nb\n[c\nd]e'],
    ['that takes lines away above', 'a\n⟨b\n⟩[c\nd]e', '', 'a\n[c\nd]e'],
    ['within a line above', 'a⟨bc⟩\nd[e\nf]', '1', 'a1\nd[e\nf]'],
    ['that breaks the line before its start', 'a⟨⟩b[c\nd]e', '\n', 'a\nb[c\nd]e'],
    ['that joins its first line to the one above', 'ab⟨\n⟩c[d\ne]f', '', 'abc[d\ne]f'],
    ['below', 'a\n[b]\nc⟨d⟩', '1\n2', 'a\n[b]\nc1\n2'],
    ['that adds lines inside', 'a\n[b⟨⟩\nc]d', '\n1\n2', 'a\n[b\n1\n2\nc]d'],
    ['that takes lines away inside', '[a⟨\nb\nc⟩d]e', '', '[ad]e'],
    ['that breaks its last line', 'a\n[b\nc⟨⟩d]e', '\n', 'a\n[b\nc\nd]e'],
    ['of lines with its last one', '[a\n⟨b]\nc⟩d', '1\n2', '[a\n1\n2]d'],
  ])('a change %s', (_name, before, put, expected) => check(before, put, expected));

  test('CRLF is one line end', () => {
    const place = (line: number, character: number): Position => ({ line, character });
    const range = { start: place(2, 1), end: place(3, 1) };
    const moved = moveRange(range, { range: { start: place(0, 0), end: place(0, 0) }, text: 'a\r\nb\r\n' });
    expect(moved).toEqual({ start: place(4, 1), end: place(5, 1) });
  });

  test('whatever the texts, what was not changed is in it, or out of it, as it was', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: random(9) }, () => 'ab\n'[random(3)]).join('');
      const [start, end, from, to] = [0, 0, 0, 0].map(() => random(text.length + 1)) as [
        number,
        number,
        number,
        number,
      ];
      const [first, last] = [Math.min(start, end), Math.max(start, end)];
      const [removedFrom, removedTo] = [Math.min(from, to), Math.max(from, to)];
      const replaced = { start: positionAt(text, removedFrom), end: positionAt(text, removedTo) };
      const put = ['', 'x', '\n', 'x\ny'][random(4)]!;
      const after = change(text, { range: replaced, text: put });
      const moved = moveRange(
        { start: positionAt(text, first), end: positionAt(text, last) },
        { range: replaced, text: put },
      );
      const now = after.slice(offsetAt(after, moved.start), offsetAt(after, moved.end));
      const isOutside = removedTo <= first || removedFrom >= last;
      const expected = isOutside
        ? text.slice(first, last)
        : text.slice(first, Math.max(first, removedFrom)) + put + text.slice(Math.min(removedTo, last), last);
      expect(now).toBe(expected);
    }
  });
});

describe('the lines that a range touches', () => {
  const check = (start: [number, number], end: [number, number], first: number, last: number) =>
    expect(
      linesOf({
        start: { line: start[0], character: start[1] },
        end: { line: end[0], character: end[1] },
      }),
    ).toEqual({ first, last });
  test('in one line', () => check([3, 2], [3, 5], 3, 3));
  test('over lines', () => check([3, 2], [5, 1], 3, 5));
  test('to the start of a line', () => check([3, 0], [5, 0], 3, 4));
  test('empty', () => check([3, 0], [3, 0], 3, 3));
  test('people count them from 1', () =>
    expect(lineNumbersOf({ first: 3, last: 4 })).toEqual({ first: 4, last: 5 }));
});

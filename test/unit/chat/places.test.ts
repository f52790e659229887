import { describe, expect, test } from 'vitest';
import { placeLabel, reasoningLabel } from '../../../src/core/chat/labels.ts';
import { linesOf, moveRange, type Range } from '../../../src/core/chat/places.ts';

/** `start-end` in lines counted from 0, or `line:character`. */
function range(notation: string): Range {
  const [start = '', end = start] = notation.split('-');
  return { start: place(start), end: place(end) };
}

function place(notation: string) {
  const [line, character] = notation.split(':');
  return { line: Number(line), character: Number(character ?? 0) };
}

describe('lines of a selection', () => {
  const check = (notation: string, first: number, last: number) =>
    expect(linesOf(range(notation))).toEqual({ first, last });
  test('in one line', () => check('3:2-3:5', 4, 4));
  test('over lines', () => check('3:2-5:1', 4, 6));
  test('to the start of a line', () => check('3-5', 4, 5));
  test('empty', () => check('3-3', 4, 4));
});

describe('a range moves with the text', () => {
  const check = (before: string, removed: string, added: number, expected: string) =>
    expect(moveRange(range(before), range(removed), added)).toEqual(range(expected));
  test('lines added above', () => check('5-9:2', '1:3-1:3', 2, '7-11:2'));
  test('lines removed above', () => check('5-9:2', '1-3', 0, '3-7:2'));
  test('a change within a line above', () => check('5-9:2', '1:3-1:7', 0, '5-9:2'));
  test('below', () => check('5-9:2', '10-10', 4, '5-9:2'));
  test('lines added inside', () => check('5-9:2', '6-6', 3, '5-12:2'));
  test('all of it removed', () => check('5-9:2', '5-30', 0, '5-5:2'));
});

test('labels', () => {
  expect(placeLabel({ path: 'src/a.ts' })).toBe('a.ts');
  expect(placeLabel({ path: 'a.ts', lines: { first: 3, last: 3 } })).toBe('a.ts:3');
  expect(placeLabel({ path: 'src/a.ts', lines: { first: 3, last: 14 } })).toBe('a.ts:3-14');
  expect(placeLabel({ path: '' })).toBe('Untitled');
  expect(reasoningLabel(undefined, true)).toBe('Thinking…');
  expect(reasoningLabel(undefined, false)).toBe('Reasoning');
  expect(reasoningLabel(400, false)).toBe('Thought briefly');
  expect(reasoningLabel(4200, false)).toBe('Thought for 4 s');
  expect(reasoningLabel(83_000, false)).toBe('Thought for 1 min 23 s');
});

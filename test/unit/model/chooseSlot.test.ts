import { describe, expect, test } from 'vitest';
import { chooseSlot, commonLength, type SlotState } from '../../../src/model/chooseSlot.ts';

/** Tokens from a word: `h` is the head that all prompts share, each other letter a part that differs. 100 tokens each. */
function tokensOf(word: string): number[] {
  return word.split('').flatMap((letter) => Array<number>(100).fill(letter.charCodeAt(0)));
}

function slot(word: string, path: string | undefined, usedAt: number, superseded = false): SlotState {
  return { tokens: tokensOf(word), path, usedAt, superseded };
}

const free = slot('', undefined, 0);

function check(slots: SlotState[], word: string, path: string, expected: number, ahead = false) {
  expect(chooseSlot(slots, { tokens: tokensOf(word), path, ahead })).toBe(expected);
}

describe('the longest common prefix wins', () => {
  test('when it is most of the prompt', () =>
    check([slot('habc', 'a', 1), slot('hxyz', 'b', 2)], 'habd', 'a', 0));
  test('when nothing of the slot is lost', () =>
    check([slot('ha', 'a', 1), slot('hxyz', 'b', 2)], 'habcdef', 'a', 0));
  test('the more recently used of two alike', () =>
    check([slot('hab', 'a', 1), slot('hab', 'a', 3), slot('hab', 'a', 2)], 'habc', 'a', 1));
  test('also when evaluated ahead', () => check([slot('habc', 'a', 1, true), free], 'habd', 'a', 0, true));
});

describe('another prompt', () => {
  test('takes a free slot', () => check([slot('habc', 'a', 1), free, slot('hmno', 'm', 2)], 'hxyz', 'x', 1));
  test('takes the least recently used', () =>
    check([slot('habc', 'a', 3), slot('hdef', 'd', 1), slot('hghi', 'g', 2)], 'hxyz', 'x', 1));
  test('of one place replaces what was there before', () =>
    check([slot('habc', 'a', 3, true), slot('hdef', 'd', 1)], 'hxbc', 'a', 0));
  test('of one place leaves it alone when evaluated ahead', () =>
    check([slot('habc', 'a', 3, true), slot('hdef', 'd', 1), slot('hghi', 'g', 2)], 'hxbc', 'a', 1, true));
  test('has no choice with one slot', () => check([slot('habc', 'a', 3, true)], 'hxyz', 'x', 0, true));
});

describe('a file that the user jumps about in', () => {
  test('takes the oldest slot of others', () =>
    check([slot('habc', 'a', 3), slot('hdef', 'd', 1), slot('hghi', 'g', 2)], 'hxyz', 'a', 1));
  test('leaves one slot to another file', () =>
    check([slot('habc', 'a', 3), slot('hdef', 'a', 2), slot('hghi', 'g', 1)], 'hxyz', 'a', 1));
  test('leaves the other of two, too', () =>
    check([slot('habc', 'a', 2), slot('hghi', 'g', 1)], 'hxyz', 'a', 0));
});

test('the common length of two lists', () => {
  expect(commonLength([], [1])).toBe(0);
  expect(commonLength([1, 2], [1, 2, 3])).toBe(2);
  expect(commonLength([1, 9, 3], [1, 2, 3])).toBe(1);
});

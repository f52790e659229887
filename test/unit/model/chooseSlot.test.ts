import { describe, expect, test } from 'vitest';
import { chooseSlot, commonLength, type SlotState } from '../../../src/model/chooseSlot.ts';

/** Tokens from a word: `h` is the head that all prompts share, each other letter a part that differs. 100 tokens each. */
function tokensOf(word: string): number[] {
  return word.split('').flatMap((letter) => Array<number>(100).fill(letter.charCodeAt(0)));
}

function slot(word: string, path: string | undefined, usedAt: number, superseded = false): SlotState {
  return { tokens: tokensOf(word), path, window: path === undefined ? undefined : 1, usedAt, superseded };
}

/** A slot of another window, which may have a file of the same path. */
function slotOf(window: number, word: string, path: string, usedAt: number): SlotState {
  return { tokens: tokensOf(word), path, window, usedAt, superseded: false };
}

const free = slot('', undefined, 0);

function check(slots: SlotState[], word: string, path: string, expected: number, ahead = false, window = 1) {
  expect(chooseSlot(slots, { tokens: tokensOf(word), path, window, ahead })).toBe(expected);
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

describe('windows share the slots fairly', () => {
  const [a, b, c] = ['habc', 'hdef', 'hghi'];
  const from = (window: number, slots: SlotState[], path: string, expected: number) =>
    check(slots, 'hxyz', path, expected, false, window);

  test('a new window takes the oldest of the one that has most', () =>
    from(3, [slotOf(1, a, 'a', 5), slotOf(1, b, 'b', 4), slotOf(2, c, 'c', 1)], 'x', 1));
  test('a window with fewer takes of the one that has most', () =>
    from(
      2,
      [slotOf(1, a, 'a', 5), slotOf(1, b, 'b', 6), slotOf(1, b, 'd', 7), slotOf(2, c, 'c', 1)],
      'x',
      0,
    ));
  test('a window with its share replaces its own', () =>
    from(
      1,
      [slotOf(1, a, 'a', 5), slotOf(1, b, 'b', 6), slotOf(2, c, 'c', 1), slotOf(2, c, 'd', 2)],
      'x',
      0,
    ));
  test('with one slot for each, a new window takes the oldest', () =>
    from(3, [slotOf(1, a, 'a', 5), slotOf(2, b, 'b', 4)], 'x', 1));
  test('the slot of a window that has gone is free', () =>
    from(1, [slotOf(1, a, 'a', 5), { ...slotOf(2, b, 'b', 6), window: undefined }], 'x', 1));
  test('a file of the same path in another window is another file', () =>
    from(2, [slotOf(1, a, 'x', 5), slotOf(1, b, 'x', 4), slotOf(2, c, 'c', 6)], 'x', 1));
  test('what another window has evaluated of a prompt is not taken from it', () =>
    check(
      [slotOf(1, 'habcz', 'x', 5), slotOf(1, b, 'b', 6), slotOf(1, c, 'c', 4)],
      'habcd',
      'x',
      2,
      false,
      2,
    ));
  test('what a window has evaluated that has gone is used by the next', () =>
    check(
      [{ ...slotOf(1, 'habcz', 'x', 1), window: undefined }, slotOf(2, b, 'b', 6)],
      'habcd',
      'x',
      0,
      false,
      3,
    ));
});

test('the common length of two lists', () => {
  expect(commonLength([], [1])).toBe(0);
  expect(commonLength([1, 2], [1, 2, 3])).toBe(2);
  expect(commonLength([1, 9, 3], [1, 2, 3])).toBe(1);
});

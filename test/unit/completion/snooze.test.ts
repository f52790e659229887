import { expect, test } from 'vitest';
import { describeSnooze, minutesLeft, nextChange } from '../../../src/core/completion/snooze.ts';

const minute = 60_000;

test.each<[number, string, number | undefined, number | undefined]>([
  [0, 'for 15 more minutes', 15, minute],
  [1, 'for 15 more minutes', 15, minute - 1],
  [minute, 'for 14 more minutes', 14, minute],
  [13.5 * minute, 'for 2 more minutes', 2, minute / 2],
  [14 * minute, 'for less than a minute', 1, minute],
  [15 * minute - 1, 'for less than a minute', 1, 1],
  [15 * minute, 'no longer', undefined, 0],
  [16 * minute, 'no longer', undefined, 0],
])('after %i ms of fifteen minutes', (now, words, minutes, next) => {
  const state = { until: 15 * minute };
  expect(describeSnooze(state, now)).toBe(words);
  expect(minutesLeft(state, now)).toBe(minutes);
  expect(nextChange(state, now)).toBe(next);
});

test('until the restart', () => {
  const state = { until: 'restart' } as const;
  expect(describeSnooze(state, 0)).toBe('until VS Code starts again');
  expect(minutesLeft(state, 0)).toBeUndefined();
  expect(nextChange(state, 0)).toBeUndefined();
});

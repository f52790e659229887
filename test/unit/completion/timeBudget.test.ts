import { expect, test } from 'vitest';
import { timeBudget } from '../../../src/core/completion/timeBudget.ts';

test.each([
  [3000, false, 3000],
  [3000, true, 10_000],
  [5000, true, 15_000],
  [100, false, 100],
])('%i ms, by command: %s, is %i ms', (setting, explicit, expected) => {
  expect(timeBudget(setting, explicit)).toBe(expected);
});

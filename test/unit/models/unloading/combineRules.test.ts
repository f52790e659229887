import { expect, test } from 'vitest';
import { combineRules } from '../../../../src/core/models/unloading/combineRules.ts';
import type { UnloadRules } from '../../../../src/protocol/unloading.ts';

const rules = (
  after: number,
  underPressure = false,
  reason: UnloadRules['reason'] = 'idle',
): UnloadRules => ({
  after,
  reason,
  underPressure,
});

test.each<[string, UnloadRules[], UnloadRules]>([
  ['no window', [], rules(0)],
  ['one window', [rules(5, true, 'battery')], rules(5, true, 'battery')],
  [
    'the most patient window decides, with its reason',
    [rules(5), rules(9, false, 'battery'), rules(7)],
    rules(9, false, 'battery'),
  ],
  ['never is the longest', [rules(5), rules(0), rules(0), rules(9)], rules(0)],
  ['pressure counts if one window says so', [rules(5), rules(3, true)], rules(5, true)],
])('%s', (_name, windows, expected) => {
  expect(combineRules(windows)).toEqual(expected);
});

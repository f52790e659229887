import { expect, test } from 'vitest';
import { placeLabel, reasoningLabel } from '../../../src/core/chat/labels.ts';

test('labels', () => {
  expect(placeLabel({ path: 'src/a.ts' })).toBe('a.ts');
  expect(placeLabel({ path: 'a.ts', lines: { first: 3, last: 3 } })).toBe('a.ts:3');
  expect(placeLabel({ path: 'src/a.ts', lines: { first: 3, last: 14 } })).toBe('a.ts:3-14');
  expect(placeLabel({ path: '' })).toBe('Untitled');
  expect(placeLabel({ path: 'git diff of src/a.ts', label: 'Changes' })).toBe('Changes');
  expect(reasoningLabel(undefined, true)).toBe('Thinking…');
  expect(reasoningLabel(undefined, false)).toBe('Reasoning');
  expect(reasoningLabel(400, false)).toBe('Thought briefly');
  expect(reasoningLabel(4200, false)).toBe('Thought for 4 s');
  expect(reasoningLabel(83_000, false)).toBe('Thought for 1 min 23 s');
});

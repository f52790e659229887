import { expect, test } from 'vitest';
import {
  nextPreview,
  previewKeys,
  type PreviewEvent,
  type PreviewState,
} from '../../../src/core/edits/previewState.ts';

const states: PreviewState[] = [
  { type: 'streaming', text: 'a' },
  { type: 'ready', text: 'a' },
  { type: 'applying', text: 'a' },
  { type: 'ended' },
];

const events: PreviewEvent[] = [
  { type: 'text', text: 'b' },
  { type: 'complete' },
  { type: 'apply' },
  { type: 'end' },
];

test('every state and every event', () => {
  const same = '–';
  const table = states.map((state) =>
    events.map((event) => {
      const next = nextPreview(state, event);
      return next === state ? same : next.type === 'ended' ? 'ended' : `${next.type} ${next.text}`;
    }),
  );
  expect(table).toEqual([
    ['streaming b', 'ready a', same, 'ended'],
    [same, same, 'applying a', 'ended'],
    [same, same, same, 'ended'],
    [same, same, same, same],
  ]);
});

test('only a whole answer can be applied, and only once', () => {
  expect(states.map((state) => previewKeys(state))).toEqual([
    { active: true, ready: false },
    { active: true, ready: true },
    { active: true, ready: false },
    { active: false, ready: false },
  ]);
  expect(previewKeys(undefined)).toEqual({ active: false, ready: false });
});

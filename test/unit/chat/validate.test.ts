import { describe, expect, test } from 'vitest';
import { passageLength, questionLength } from '../../../src/core/chat/limits.ts';
import { parseFromPage } from '../../../src/core/chat/validate.ts';
import type { FromPage, Remedy } from '../../../src/protocol/chat.ts';

const remedies: Record<Remedy, true> = {
  'choose-model': true,
  'load-model': true,
  'restart-model': true,
  'show-log': true,
  'open-settings': true,
  'reload-window': true,
  'new-chat': true,
};

const good: FromPage[] = [
  { type: 'ready' },
  { type: 'ask', text: 'Hi' },
  { type: 'stop' },
  { type: 'new' },
  { type: 'retry', id: 'a' },
  { type: 'include-chip', id: 'active', included: false },
  { type: 'open-attachment', id: 'a', index: 0 },
  { type: 'open-edit', id: 'a', edit: 'e' },
  { type: 'open-link', address: 'https://example.com' },
  { type: 'copy', text: '' },
  { type: 'insert', text: 'code' },
  ...(['recommended', 'manage', 'choose-file', 'dismiss'] as const).map(
    (action) => ({ type: 'set-up', action }) as const,
  ),
  ...(Object.keys(remedies) as Remedy[]).map((remedy) => ({ type: 'remedy', remedy }) as const),
];

describe('every message of the protocol passes', () => {
  test.each(good)('%j', (message) => expect(parseFromPage(message)).toEqual(message));
});

describe('anything else is ignored', () => {
  test.each([
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'run', command: 'rm' },
    { type: 'remedy', remedy: 'workbench.action.terminal.new' },
    { type: 'ask' },
    { type: 'ask', text: '' },
    { type: 'ask', text: ' \n' },
    { type: 'ask', text: { toString: 'x' } },
    { type: 'ask', text: 'x'.repeat(questionLength + 1) },
    { type: 'insert', text: 'x'.repeat(passageLength + 1) },
    { type: 'retry', id: 7 },
    { type: 'retry', id: '' },
    { type: 'open-attachment', id: 'a', index: -1 },
    { type: 'open-attachment', id: 'a', index: 0.5 },
    { type: 'open-attachment', id: 'a', index: NaN },
    { type: 'open-edit', id: 'a' },
    { type: 'open-link', address: 'x'.repeat(5000) },
    { type: 'include-chip', id: 'a', included: 'yes' },
  ])('%#', (message) => expect(parseFromPage(message)).toBeUndefined());
});

test('what does not belong to a message is dropped', () =>
  expect(parseFromPage({ type: 'stop', more: 1 })).toEqual({ type: 'stop' }));

import { describe, expect, test } from 'vitest';
import { snapshotLength } from '../../../src/core/chat/limits.ts';
import { restoreConversation, saveConversation } from '../../../src/core/chat/snapshot.ts';
import type { ChatEvent } from '../../../src/protocol/chat.ts';
import type { ModelFailureCode } from '../../../src/protocol/model.ts';
import { after, exchange } from './build.ts';

function there(events: readonly ChatEvent[]) {
  return restoreConversation(saveConversation(after(...events).exchanges));
}

test('a conversation comes back as it was', () => {
  const events: ChatEvent[] = [
    ...exchange('a', 'Q with <|end|> and \ud800', 'A'),
    {
      type: 'asked',
      id: 'b',
      question: {
        text: 'Q2',
        attachments: [
          {
            path: 'a',
            languageId: 'c',
            text: 't',
            lines: { first: 1, last: 2 },
            uri: 'file:///a',
            cut: true,
          },
        ],
      },
    },
    { type: 'started', id: 'b' },
    { type: 'reasoned', id: 'b', text: 'R' },
    { type: 'reasoning-ended', id: 'b', milliseconds: 12 },
    { type: 'ended', id: 'b', reason: 'length' },
  ];
  expect(there(events)).toEqual(after(...events).exchanges);
  expect(there([])).toEqual([]);
});

// Written out as a record, so that a new code does not compile until it is here.
const codes: Record<ModelFailureCode, true> = {
  'model-missing': true,
  'not-a-model': true,
  'wrong-architecture': true,
  'out-of-memory': true,
  crashed: true,
  'no-runtime': true,
  'stale-build': true,
  'too-long': true,
  stopped: true,
  internal: true,
};

test.each(Object.keys(codes) as ModelFailureCode[])('a failure with code %s comes back', (code) => {
  const events: ChatEvent[] = [
    { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } },
    { type: 'failed', id: 'a', failure: { code, message: 'M' } },
  ];
  expect(there(events)).toEqual(after(...events).exchanges);
});

test('an answer that was coming is a stopped one', () => {
  const restored = there([
    { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } },
    { type: 'started', id: 'a' },
    { type: 'said', id: 'a', text: 'Half' },
    { type: 'asked', id: 'b', question: { text: 'Q2', attachments: [] } },
  ]);
  expect(restored?.map(({ answer }) => [answer.text, answer.status.type])).toEqual([
    ['Half', 'stopped'],
    ['', 'stopped'],
  ]);
});

describe('size', () => {
  test('the oldest go first', () => {
    const events = Array.from({ length: 20 }, (_, index) =>
      exchange(String(index), 'Q', 'x'.repeat(snapshotLength / 10)),
    ).flat();
    const text = saveConversation(after(...events).exchanges);
    expect(text.length).toBeLessThanOrEqual(snapshotLength);
    const ids = restoreConversation(text)?.map(({ id }) => id);
    expect(ids?.at(-1)).toBe('19');
    expect(ids).toHaveLength(9);
  });

  test('one that is too long is not kept', () =>
    expect(there(exchange('a', 'Q', 'x'.repeat(snapshotLength)))).toEqual([]));
});

test.each([
  undefined,
  null,
  7,
  {},
  '',
  '{',
  '[]',
  '{"version":1}',
  '{"version":2,"exchanges":[]}',
  '{"version":1,"exchanges":[{"id":"a"}]}',
  '{"version":1,"exchanges":[{"id":"a","question":{"text":"q","attachments":[]},"answer":{"text":"","reasoning":"","status":{"type":"odd"}}}]}',
])('what is no conversation is dropped: %j', (saved) => expect(restoreConversation(saved)).toBeUndefined());

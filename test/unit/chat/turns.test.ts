import { expect, test } from 'vitest';
import { turnsFor } from '../../../src/core/chat/turns.ts';
import type { ChatEvent } from '../../../src/protocol/chat.ts';
import { after, exchange } from './build.ts';

const next: ChatEvent = { type: 'asked', id: 'next', question: { text: 'Next', attachments: [] } };

/** Turns as `user: text` lines. */
function check(events: readonly ChatEvent[], expected: readonly string[]) {
  const turns = turnsFor(after(...events, next), 'next');
  expect(turns.map((turn) => `${turn.role}: ${'text' in turn ? turn.text : ''}`)).toEqual(expected);
}

test('the first question', () => check([], ['user: Next']));

test('roles alternate', () =>
  check(
    [...exchange('a', 'Q1', 'A1'), ...exchange('b', 'Q2', 'A2')],
    ['user: Q1', 'assistant: A1', 'user: Q2', 'assistant: A2', 'user: Next'],
  ));

test('a question without an answer is left out', () =>
  check(
    [
      ...exchange('a', 'Q1', ' \n'),
      { type: 'asked', id: 'b', question: { text: 'Q2', attachments: [] } },
      { type: 'failed', id: 'b', failure: { code: 'too-long', message: '' } },
      ...exchange('c', 'Q3', 'A3'),
    ],
    ['user: Q3', 'assistant: A3', 'user: Next'],
  ));

test('what was said before a stop counts', () =>
  check(
    [
      { type: 'asked', id: 'a', question: { text: 'Q1', attachments: [] } },
      { type: 'started', id: 'a' },
      { type: 'said', id: 'a', text: 'Half' },
      { type: 'ended', id: 'a', reason: 'cancelled' },
    ],
    ['user: Q1', 'assistant: Half', 'user: Next'],
  ));

test('questions after the asked one do not count', () => {
  const state = after(next, ...exchange('later', 'Later', 'L'));
  expect(turnsFor(state, 'next')).toEqual([{ role: 'user', text: 'Next', attachments: [] }]);
  expect(turnsFor(state, 'gone')).toEqual([]);
});

test('reasoning and addresses stay here', () => {
  const state = after(
    {
      type: 'asked',
      id: 'a',
      question: {
        text: 'Q',
        attachments: [
          {
            path: 'a.ts',
            languageId: 'typescript',
            text: 'x',
            lines: { first: 1, last: 2 },
            uri: 'file:///home/me/a.ts',
            cut: true,
          },
        ],
      },
    },
    { type: 'started', id: 'a' },
    { type: 'reasoned', id: 'a', text: 'Secret thoughts' },
    { type: 'said', id: 'a', text: 'A' },
    { type: 'ended', id: 'a', reason: 'end' },
    next,
  );
  expect(turnsFor(state, 'next').slice(0, 2)).toEqual([
    {
      role: 'user',
      text: 'Q',
      attachments: [{ path: 'a.ts', languageId: 'typescript', text: 'x', lines: { first: 1, last: 2 } }],
    },
    { role: 'assistant', text: 'A' },
  ]);
});

import { describe, expect, test } from 'vitest';
import { turnsFor } from '../../../src/core/chat/turns.ts';
import type { ToolCallState } from '../../../src/protocol/answer.ts';
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
      { type: 'failed', id: 'b', failure: { code: 'too-long', needed: 2, room: 1 } },
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

test('reasoning, addresses and labels stay here', () => {
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
            label: 'Mine',
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

describe('calls', () => {
  const asked: ChatEvent = { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } };
  const started: ChatEvent = { type: 'started', id: 'a' };
  const called = (id: string): ChatEvent => ({
    type: 'called',
    id: 'a',
    call: { id, name: 'read_file', arguments: `{"path":"${id}"}` },
  });
  const callIs = (call: string, ...states: readonly ToolCallState[]): ChatEvent[] =>
    states.map((state) => ({ type: 'call-changed', id: 'a', call, state }));
  const approved: ToolCallState = { type: 'approved' };
  const reasoned = (text: string): ChatEvent => ({ type: 'reasoned', id: 'a', text });
  const preface = (text: string): ChatEvent => ({ type: 'prefaced', id: 'a', text });
  const both = [
    asked,
    started,
    reasoned('First c. '),
    preface('I read both.'),
    called('c'),
    ...callIs('c', approved, { type: 'done', result: 'R' }),
    reasoned('Then d.'),
    called('d'),
    ...callIs('d', { type: 'denied' }),
  ];
  const turnsOf = (...[first, second]: readonly string[]) => [
    { role: 'user', text: 'Q', attachments: [] },
    ...(first === undefined ? [] : [{ role: 'reasoning', text: first }]),
    { role: 'preamble', text: 'I read both.' },
    { role: 'tool-call', id: 'c', name: 'read_file', arguments: '{"path":"c"}' },
    { role: 'tool-result', id: 'c', name: 'read_file', text: 'R' },
    ...(second === undefined ? [] : [{ role: 'reasoning', text: second }]),
    { role: 'tool-call', id: 'd', name: 'read_file', arguments: '{"path":"d"}' },
    { role: 'tool-result', id: 'd', name: 'read_file', text: 'The user did not allow this call.' },
  ];

  test('of the answer at hand come with what led to them', () =>
    expect(turnsFor(after(...both), 'a')).toEqual(turnsOf('First c. ', 'Then d.')));

  test('of earlier answers come without', () => {
    const state = after(
      ...both,
      { type: 'said', id: 'a', text: 'A' },
      { type: 'ended', id: 'a', reason: 'end' },
      next,
    );
    expect(turnsFor(state, 'next')).toEqual([
      ...turnsOf(),
      { role: 'assistant', text: 'A' },
      { role: 'user', text: 'Next', attachments: [] },
    ]);
  });

  test('without an outcome are left out', () => {
    const waiting = callIs('d', { type: 'awaiting-approval' });
    const state = after(asked, started, called('c'), ...callIs('c', approved), called('d'), ...waiting);
    expect(turnsFor(state, 'a')).toEqual([{ role: 'user', text: 'Q', attachments: [] }]);
  });

  test.each<[ToolCallState[], string]>([
    [[{ type: 'failed', message: 'No such file.' }], 'The call failed: No such file.'],
    [[approved], 'The user stopped the answer before this call had a result.'],
  ])('after %j the result is %j', (states, expected) => {
    const stop: ChatEvent = { type: 'ended', id: 'a', reason: 'cancelled' };
    const turns = turnsFor(after(asked, started, called('c'), ...callIs('c', ...states), stop, next), 'next');
    expect(turns[2]).toMatchObject({ role: 'tool-result', id: 'c', text: expected });
  });
});

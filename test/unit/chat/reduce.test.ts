import { describe, expect, test } from 'vitest';
import { emptyChat, isAnswering, reduce } from '../../../src/core/chat/reduce.ts';
import type { Answer, ChatEvent } from '../../../src/protocol/chat.ts';
import { after, badge, exchange, only } from './build.ts';

const asked: ChatEvent = { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } };
const started: ChatEvent = { type: 'started', id: 'a' };
const said = (text: string): ChatEvent => ({ type: 'said', id: 'a', text });
const reasoned = (text: string): ChatEvent => ({ type: 'reasoned', id: 'a', text });
const ended = (reason: Extract<ChatEvent, { type: 'ended' }>['reason']): ChatEvent => ({
  type: 'ended',
  id: 'a',
  reason,
});
const failed: ChatEvent = { type: 'failed', id: 'a', failure: { code: 'crashed', message: 'M' } };

function check(events: readonly ChatEvent[], expected: Partial<Answer>) {
  expect(only(after(...events)).answer).toMatchObject(expected);
}

describe('an answer', () => {
  test('waits for its turn', () => check([asked], { status: { type: 'waiting' } }));
  test('streams, with reasoning apart', () =>
    check([asked, started, reasoned('h'), reasoned('m'), said('a'), said('b')], {
      text: 'ab',
      reasoning: 'hm',
      status: { type: 'streaming' },
    }));
  test('ends with its reason', () =>
    check([asked, started, said('a'), ended('length')], { status: { type: 'done', reason: 'length' } }));
  test('is stopped and keeps what was said', () =>
    check([asked, started, said('a'), ended('cancelled')], { text: 'a', status: { type: 'stopped' } }));
  test('fails and keeps what was said', () =>
    check([asked, started, said('a'), failed], {
      text: 'a',
      status: { type: 'failed', failure: { code: 'crashed', message: 'M' } },
    }));
  test('fails or is stopped before its turn', () => {
    check([asked, failed], { status: { type: 'failed', failure: { code: 'crashed', message: 'M' } } });
    check([asked, ended('cancelled'), started, said('x')], { text: '', status: { type: 'stopped' } });
  });
  test('hears nothing after its end', () =>
    check([asked, started, said('a'), ended('cancelled'), said('b'), reasoned('c'), failed, ended('end')], {
      text: 'a',
      reasoning: '',
      status: { type: 'stopped' },
    }));
  test('is given anew, from nothing', () =>
    check([asked, started, reasoned('r'), said('a'), failed, { type: 'retried', id: 'a' }], {
      text: '',
      reasoning: '',
      status: { type: 'waiting' },
    }));
  test('is not given anew while it streams', () =>
    check([asked, started, said('a'), { type: 'retried', id: 'a' }], { text: 'a' }));
});

test('only the last answer can be given anew', () => {
  const state = after(...exchange('a', 'Q1', 'A1'), ...exchange('b', 'Q2', 'A2'));
  expect(reduce(state, { type: 'retried', id: 'a' })).toBe(state);
  expect(reduce(state, { type: 'retried', id: 'b' })).not.toBe(state);
});

test('events that do not apply return the same state', () => {
  const state = after(...exchange('a', 'Q', 'A'));
  const events: ChatEvent[] = [
    asked,
    started,
    said('x'),
    failed,
    ended('end'),
    { type: 'said', id: 'unknown', text: 'x' },
    { type: 'reasoning-ended', id: 'unknown', milliseconds: 1 },
  ];
  for (const event of events) expect(reduce(state, event)).toBe(state);
  const empty = emptyChat(badge);
  expect(reduce(empty, { type: 'cleared' })).toBe(empty);
});

test('exchanges that did not change stay the same objects', () => {
  const before = after(...exchange('a', 'Q1', 'A1'), asked, {
    type: 'asked',
    id: 'b',
    question: { text: 'Q2', attachments: [] },
  });
  const next = reduce(before, { type: 'started', id: 'b' });
  expect(next.exchanges[0]).toBe(before.exchanges[0]);
  expect(next.exchanges[1]).not.toBe(before.exchanges[1]);
});

test('clearing keeps chips and model', () => {
  const chips = [{ id: 'c', kind: 'file', path: 'a.ts', follows: true, included: true }] as const;
  const state = after(...exchange('a', 'Q', 'A'), { type: 'chips', chips }, { type: 'cleared' });
  expect(state).toEqual({ exchanges: [], chips, model: badge });
});

test('an answer is coming while it waits or streams', () => {
  expect(isAnswering(after(asked))).toBe(true);
  expect(isAnswering(after(asked, started))).toBe(true);
  expect(isAnswering(after(asked, started, ended('end')))).toBe(false);
});

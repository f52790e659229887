import { describe, expect, test } from 'vitest';
import { emptyChat, isAnswering, reduce } from '../../../src/core/chat/reduce.ts';
import type { Answer, EditState, Step, ToolCallState } from '../../../src/protocol/answer.ts';
import type { ChatEvent } from '../../../src/protocol/chat.ts';
import { after, answerOf, badge, exchange, only, type AnswerParts } from './build.ts';

const asked: ChatEvent = { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } };
const started: ChatEvent = { type: 'started', id: 'a' };
const said = (text: string): ChatEvent => ({ type: 'said', id: 'a', text });
const reasoned = (text: string): ChatEvent => ({ type: 'reasoned', id: 'a', text });
const ended = (reason: Extract<ChatEvent, { type: 'ended' }>['reason']): ChatEvent => ({
  type: 'ended',
  id: 'a',
  reason,
});
const failed: ChatEvent = { type: 'failed', id: 'a', failure: { code: 'crashed' } };

function check(events: readonly ChatEvent[], expected: AnswerParts & Pick<Answer, 'status'>) {
  expect(only(after(...events)).answer).toEqual(answerOf(expected));
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
    check([asked, started, said('a'), ended('length')], {
      text: 'a',
      status: { type: 'done', reason: 'length' },
    }));
  test('is stopped and keeps what was said', () =>
    check([asked, started, said('a'), ended('cancelled')], { text: 'a', status: { type: 'stopped' } }));
  test('fails and keeps what was said', () =>
    check([asked, started, said('a'), failed], {
      text: 'a',
      status: { type: 'failed', failure: { code: 'crashed' } },
    }));
  test('fails or is stopped before its turn', () => {
    check([asked, failed], { status: { type: 'failed', failure: { code: 'crashed' } } });
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
    check([asked, started, said('a'), { type: 'retried', id: 'a' }], {
      text: 'a',
      status: { type: 'streaming' },
    }));
});

const call = { id: 'c', name: 'read_file', arguments: '{}' };
const edit = { id: 'e', path: 'a.ts', uri: 'file:///a.ts', diff: '+a\n', checkpoint: 'k' };
const called: ChatEvent = { type: 'called', id: 'a', call };
const callIs = (state: ToolCallState): ChatEvent => ({ type: 'call-changed', id: 'a', call: 'c', state });
const edited: ChatEvent = { type: 'edited', id: 'a', edit };
const editIs = (state: EditState): ChatEvent => ({ type: 'edit-changed', id: 'a', edit: 'e', state });

describe('steps', () => {
  const steps = (...events: readonly ChatEvent[]) => only(after(asked, started, ...events)).answer.steps;
  const asText = (all: readonly Step[]) =>
    all.map(
      (step) => `${step.type === 'text' ? step.role : step.type}: ${'text' in step ? step.text : step.id}`,
    );

  test('come in the order in which they began', () =>
    expect(
      asText(
        steps(
          reasoned('h'),
          reasoned('m'),
          { type: 'prefaced', id: 'a', text: 'I will ' },
          { type: 'prefaced', id: 'a', text: 'look.' },
          called,
          reasoned('so'),
          edited,
          said('A'),
          said('B'),
        ),
      ),
    ).toEqual([
      'reasoning: hm',
      'preamble: I will look.',
      'tool-call: c',
      'reasoning: so',
      'edit: e',
      'answer: AB',
    ]));
  test('reasoning that has ended does not go on', () =>
    expect(
      steps(reasoned('a'), { type: 'reasoning-ended', id: 'a', milliseconds: 5 }, reasoned('b')),
    ).toEqual([
      { type: 'reasoning', text: 'a', time: 5 },
      { type: 'reasoning', text: 'b' },
    ]));
  test('what did not change stays the same object', () => {
    const before = after(asked, started, reasoned('h'), called, said('A'));
    const next = reduce(before, said('B'));
    expect(only(next).answer.steps[0]).toBe(only(before).answer.steps[0]);
    expect(only(next).answer.steps[1]).toBe(only(before).answer.steps[1]);
    expect(only(next).answer.steps[2]).not.toBe(only(before).answer.steps[2]);
  });
});

describe('a call', () => {
  const waits: ToolCallState = { type: 'awaiting-approval' };
  const approved: ToolCallState = { type: 'approved' };
  const done: ToolCallState = { type: 'done', result: 'R' };
  const failure: ToolCallState = { type: 'failed', message: 'M' };
  const denied: ToolCallState = { type: 'denied' };

  test.each<[string, ToolCallState[]]>([
    ['approved, with a result', [waits, approved, done]],
    ['approved, and fails', [waits, approved, failure]],
    ['denied', [waits, denied]],
    ['approved by a rule', [approved, done]],
    ['denied by a rule', [denied]],
    ['of nonsense', [failure]],
  ])('%s', (_, states) => {
    for (const [index, state] of states.entries()) {
      const events = states.slice(0, index + 1).map(callIs);
      expect(only(after(asked, started, called, ...events)).answer.steps).toEqual([
        { type: 'tool-call', ...call, state },
      ]);
    }
  });

  test.each<[string, ToolCallState[], ToolCallState]>([
    ['runs before it may', [waits], done],
    ['is denied and runs', [waits, denied], approved],
    ['is asked about twice', [waits], waits],
    ['ends twice', [approved, done], failure],
    ['is asked about while it runs', [approved], waits],
    ['is stopped but for the end of the answer', [approved], { type: 'stopped' }],
  ])('never %s', (_, states, next) => {
    const state = after(asked, started, called, ...states.map(callIs));
    expect(reduce(state, callIs(next))).toBe(state);
  });

  test('is made once, and unknown ones do not change', () => {
    const state = after(asked, started, called);
    expect(reduce(state, called)).toBe(state);
    expect(reduce(state, { type: 'call-changed', id: 'a', call: 'other', state: approved })).toBe(state);
  });

  test.each<[ToolCallState[], ToolCallState['type']]>([
    [[], 'stopped'],
    [[waits], 'stopped'],
    [[approved], 'stopped'],
    [[denied], 'denied'],
    [[approved, done], 'done'],
  ])('after %j ends with the answer as %s', (states, expected) => {
    for (const end of [ended('cancelled'), ended('end'), failed]) {
      const [step] = only(after(asked, started, called, ...states.map(callIs), end)).answer.steps;
      expect(step?.type === 'tool-call' && step.state.type).toBe(expected);
    }
  });

  test('hears nothing after the end of the answer', () => {
    const state = after(asked, started, called, ended('end'));
    expect(reduce(state, callIs(approved))).toBe(state);
  });
});

describe('an edit', () => {
  test.each<EditState[]>([['applied', 'undone', 'applied'], ['discarded']])(
    'is %s, also after the end of the answer',
    (...states) => {
      for (const [index, state] of states.entries()) {
        const events = states.slice(0, index + 1).map(editIs);
        expect(only(after(asked, started, edited, ended('end'), ...events)).answer.steps).toEqual([
          { type: 'edit', ...edit, state },
        ]);
      }
    },
  );
  test.each<[EditState[], EditState]>([
    [[], 'undone'],
    [['discarded'], 'applied'],
    [['applied'], 'discarded'],
    [['applied'], 'proposed'],
  ])('after %j is never %s', (states, next) => {
    const state = after(asked, started, edited, ...states.map(editIs));
    expect(reduce(state, editIs(next))).toBe(state);
  });
  test('is made once', () => {
    const state = after(asked, started, edited);
    expect(reduce(state, edited)).toBe(state);
  });
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

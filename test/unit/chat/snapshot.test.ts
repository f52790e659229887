import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerText } from '../../../src/core/chat/answerText.ts';
import { snapshotLength } from '../../../src/core/chat/limits.ts';
import { restoreConversation, saveConversation } from '../../../src/core/chat/snapshot.ts';
import type { ChatEvent, Exchange } from '../../../src/protocol/chat.ts';
import { failureSamples } from '../../support/failures.ts';
import { after, exchange } from './build.ts';

function there(events: readonly ChatEvent[]) {
  return read(saveConversation(after(...events).exchanges));
}

/** What is read of a text that is whole. */
function read(saved: string): Exchange[] {
  const restored = restoreConversation(saved);
  if (restored.type !== 'read' || restored.damaged) throw new Error(`Not whole: ${saved}`);
  return restored.exchanges;
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
          { path: 'git diff', languageId: 'diff', text: '+a', label: 'Changes' },
        ],
      },
    },
    { type: 'started', id: 'b' },
    { type: 'reasoned', id: 'b', text: 'R' },
    { type: 'reasoning-ended', id: 'b', milliseconds: 12 },
    { type: 'prefaced', id: 'b', text: 'P' },
    ...['c', 'd', 'e', 'f'].map((id): ChatEvent => ({
      type: 'called',
      id: 'b',
      call: { id, name: 'f', arguments: '{' },
    })),
    { type: 'call-changed', id: 'b', call: 'c', state: { type: 'denied' } },
    { type: 'call-changed', id: 'b', call: 'd', state: { type: 'failed', message: 'M' } },
    { type: 'call-changed', id: 'b', call: 'e', state: { type: 'approved' } },
    { type: 'call-changed', id: 'b', call: 'e', state: { type: 'done', result: 'R' } },
    ...(['applied', 'proposed'] as const).flatMap((state): ChatEvent[] => [
      {
        type: 'edited',
        id: 'b',
        edit: { id: state, path: 'a', uri: 'file:///a', diff: '+a', checkpoint: 'k' },
      },
      { type: 'edit-changed', id: 'b', edit: state, state },
    ]),
    { type: 'ended', id: 'b', reason: 'length' },
  ];
  expect(there(events)).toEqual(after(...events).exchanges);
  expect(there([])).toEqual([]);
});

test.each([
  ...Object.values(failureSamples),
  { code: 'impossible-value', path: '/m/a.gguf', key: 'gpt-oss.expert_count' } as const,
])('%j comes back', (failure) => {
  const events: ChatEvent[] = [
    { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } },
    { type: 'failed', id: 'a', failure },
  ];
  expect(there(events)).toEqual(after(...events).exchanges);
});

test.each([
  ['of which nothing is known', { code: 'of-tomorrow', path: 'x' }],
  ['that is damaged', { code: 'cut-off', path: 7 }],
])('a failure %s is still one, and takes nothing else of the conversation with it', (_which, failure) => {
  const events: ChatEvent[] = [
    ...exchange('a', 'Q', 'A'),
    { type: 'asked', id: 'b', question: { text: 'Q2', attachments: [] } },
    { type: 'failed', id: 'b', failure: { code: 'stopped' } },
  ];
  const saved = saveConversation(after(...events).exchanges);
  expect(saved).toContain('{"code":"stopped"}');
  const restored = read(saved.replace('{"code":"stopped"}', JSON.stringify(failure)));
  expect(restored.map(({ answer }) => answer.status)).toEqual([
    { type: 'done', reason: 'end' },
    { type: 'failed', failure: { code: 'internal' } },
  ]);
});

test('an answer that was coming is a stopped one', () => {
  const restored = there([
    { type: 'asked', id: 'a', question: { text: 'Q', attachments: [] } },
    { type: 'started', id: 'a' },
    { type: 'said', id: 'a', text: 'Half' },
    { type: 'called', id: 'a', call: { id: 'c', name: 'f', arguments: '{}' } },
    { type: 'asked', id: 'b', question: { text: 'Q2', attachments: [] } },
  ]);
  expect(restored.map(({ answer }) => [answerText(answer), answer.status.type])).toEqual([
    ['Half', 'stopped'],
    ['', 'stopped'],
  ]);
  expect(restored[0]?.answer.steps.at(-1)).toMatchObject({ type: 'tool-call', state: { type: 'stopped' } });
});

describe('size', () => {
  test('the oldest go first', () => {
    const events = Array.from({ length: 20 }, (_, index) =>
      exchange(String(index), 'Q', 'x'.repeat(snapshotLength / 10)),
    ).flat();
    const text = saveConversation(after(...events).exchanges);
    expect(text.length).toBeLessThanOrEqual(snapshotLength);
    const ids = read(text).map(({ id }) => id);
    expect(ids.at(-1)).toBe('19');
    expect(ids).toHaveLength(9);
  });

  test('one that is too long is not kept', () =>
    expect(there(exchange('a', 'Q', 'x'.repeat(snapshotLength)))).toEqual([]));
});

const saved = (name: string) =>
  readFileSync(new URL(`../../fixtures/conversations/${name}.json`, import.meta.url), 'utf8');

describe('what version 1 saved', () => {
  const outline = (exchanges: readonly Exchange[]) =>
    exchanges.map(({ id, answer: { steps, status } }) => [
      id,
      ...steps.map((step) => ('text' in step ? `${step.type}: ${step.text}` : step.type)),
      status.type === 'done' ? status.reason : status.type,
    ]);

  test('questions with what they carried, reasoning with its time, answers', () => {
    const [first, second, ...others] = read(saved('version1-everyday'));
    expect(others).toEqual([]);
    expect(first).toEqual({
      id: '5f0c2e0e-3a44-4d38-9f0e-0d8a1f4a1c01',
      question: {
        text: 'What does countPieces do?',
        attachments: [
          {
            path: 'src/prices.ts',
            languageId: 'typescript',
            text: 'export function countPieces(items: Item[]): number {\n  return items.length;\n}\n',
            lines: { first: 12, last: 14 },
            uri: 'file:///home/me/shop/src/prices.ts',
          },
        ],
      },
      answer: {
        steps: [
          { type: 'reasoning', text: 'The user asks about countPieces. It counts.', time: 2310 },
          {
            type: 'text',
            role: 'answer',
            text: 'It returns how many items there are:\n\n```ts\ncountPieces([]); // 0\n```\n',
          },
        ],
        status: { type: 'done', reason: 'end' },
      },
    });
    expect(second?.question.text).toBe('Und auf Deutsch? \u{1F525} <|end|> "quoted"\n\ttabbed');
    expect(second?.question.attachments[0]?.cut).toBe(true);
    expect(second?.answer.steps).toEqual([{ type: 'text', role: 'answer', text: 'Sie zählt die Stücke.' }]);
  });

  test('every end', () =>
    expect(outline(read(saved('version1-ends')))).toEqual([
      ...['end', 'stop', 'length', 'time', 'repetition'].map((end) => [end, `text: A ${end}`, end]),
      ['cancelled', 'text: A cancelled', 'stopped'],
      ['only-reasoning', 'reasoning: On and on', 'length'],
      ['stopped-thinking', 'reasoning: Hm', 'stopped'],
      ['stopped-waiting', 'stopped'],
      ['empty', 'end'],
    ]));

  test('an answer that was coming', () =>
    expect(outline(read(saved('version1-streaming')))).toEqual([
      ['before', 'text: A1', 'end'],
      ['coming', 'reasoning: R2', 'text: Half', 'stopped'],
      ['next', 'stopped'],
    ]));

  test('nothing', () => expect(read(saved('version1-empty'))).toEqual([]));

  test('and saves it as this version from then on', () => {
    const exchanges = read(saved('version1-everyday'));
    expect(saveConversation(exchanges)).toMatch(/^\{"version":3,/);
    expect(read(saveConversation(exchanges))).toEqual(exchanges);
  });
});

describe('what version 2 saved', () => {
  test('steps of each kind', () => {
    const answer = read(saved('version2-everyday')).at(-1)?.answer;
    const types = ['reasoning', 'text', 'tool-call', 'edit', 'text'];
    expect(answer?.steps.map(({ type }) => type)).toEqual(types);
    expect(answer?.status).toEqual({ type: 'done', reason: 'end' });
  });
});

test.each(['version1-failures', 'version2-failures'])('failures of %s keep what the user read', (name) => {
  const exchanges = read(saved(name));
  const whole = exchanges.slice(0, -1);
  expect(whole).toHaveLength(10);
  for (const { id, answer } of whole)
    expect(answer).toEqual({
      steps: [],
      status: {
        type: 'failed',
        failure: { code: 'recorded', was: id, message: `What happened: ${id}. What to do.` },
      },
    });
  expect(exchanges.at(-1)).toMatchObject({
    id: 'half',
    answer: { steps: [{ text: 'R' }, { text: 'Half an ans' }], status: { type: 'failed' } },
  });
});

test.each(['{"version":4}', '{"version":4,"exchanges":[{"odd":1}]}', '{"version":99,"exchanges":"odd"}'])(
  'a newer version is not touched: %j',
  (saved) => expect(restoreConversation(saved)).toEqual({ type: 'newer' }),
);

test.each([
  undefined,
  null,
  7,
  {},
  '',
  '{',
  '[]',
  '{"version":1}',
  '{"version":0,"exchanges":[]}',
  '{"version":"2","exchanges":[]}',
  '{"version":2,"exchanges":{}}',
  '{"version":1,"exchanges":[{"id":"a"}]}',
  '{"version":2,"exchanges":[{"id":"a"}]}',
  '{"version":3,"exchanges":[{"id":"a"}]}',
  '{"version":1,"exchanges":[{"id":"a","question":{"text":"q","attachments":[]},"answer":{"text":"","reasoning":"","status":{"type":"odd"}}}]}',
])('what is no conversation is damaged: %j', (saved) =>
  expect(restoreConversation(saved)).toEqual({ type: 'read', exchanges: [], damaged: true }),
);

test('what is whole in damaged data is read', () => {
  const whole = saveConversation(after(...exchange('a', 'Q', 'A'), ...exchange('b', 'Q', 'B')).exchanges);
  const restored = restoreConversation(whole.replace('"text":"A"', '"text":7'));
  expect(restored).toMatchObject({ type: 'read', damaged: true, exchanges: [{ id: 'b' }] });
});

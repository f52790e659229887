import { describe, expect, test, vi } from 'vitest';
import { answerText } from '../../../src/core/chat/answerText.ts';
import { emptyChat } from '../../../src/core/chat/reduce.ts';
import type { Generate } from '../../../src/core/modelService.ts';
import { ChatSession } from '../../../src/features/chat/chatSession.ts';
import type { ChatEvent } from '../../../src/protocol/chat.ts';
import { noUsage, type ChatRequest, type ModelEvent } from '../../../src/protocol/model.ts';
import { badge, only } from './build.ts';

const usage = {
  ...noUsage,
  promptTokens: 1,
  evaluatedTokens: 1,
  generatedTokens: 1,
  prefillTime: 1,
  decodeTime: 1,
};
const done: ModelEvent = { type: 'done', reason: 'end', usage };
const answer = (text: string): ModelEvent => ({ type: 'answer', text });

function silentLog() {
  const lines: string[] = [];
  const write = (message: string) => void lines.push(message);
  return { lines, log: { trace: write, debug: write, info: write, warn: write, error: write } };
}

/** A session whose model is `generate`, and all that it was asked and that came of it. */
function start(generate: Generate) {
  const { lines, log } = silentLog();
  const requests: ChatRequest[] = [];
  const session = new ChatSession(
    {
      generate(request, signal) {
        if (request.kind === 'chat') requests.push(request);
        return generate(request, signal);
      },
      effort: () => 'low',
      contextTokens: () => 1000,
      log,
    },
    emptyChat(badge),
  );
  const events: ChatEvent[] = [];
  session.onEvent((event) => void events.push(event));
  return { session, events, requests, lines };
}

/** Answers with these events at once. */
function saying(...events: readonly ModelEvent[]): Generate {
  return async function* () {
    yield* await Promise.resolve(events);
  };
}

/** Says `text`, then waits until it is stopped. */
function endless(text: string): Generate {
  return async function* (_request, signal) {
    yield answer(text);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    yield { type: 'done', reason: 'cancelled', usage };
  };
}

const textOf = (session: ChatSession, index: number) => {
  const exchange = session.state.exchanges[index];
  return exchange && answerText(exchange.answer);
};

const question = (text: string) => ({ text, attachments: [] });

test('a question is answered, with reasoning apart', async () => {
  const { session, requests } = start(
    saying(
      { type: 'reasoning', text: 'Hm' },
      { type: 'reasoning', text: '.' },
      answer('A'),
      answer('B'),
      done,
    ),
  );
  await session.ask(question('Q'));
  expect(only(session.state).answer).toEqual({
    steps: [
      { type: 'reasoning', text: 'Hm.', time: expect.any(Number) as number },
      { type: 'text', role: 'answer', text: 'AB' },
    ],
    status: { type: 'done', reason: 'end' },
  });
  expect(requests).toEqual([
    {
      kind: 'chat',
      turns: [{ role: 'user', text: 'Q', attachments: [] }],
      effort: 'low',
      maxTokens: 500,
    },
  ]);
});

test('a preamble is a step of its own, above the answer, and no part of it', async () => {
  const { session } = start(
    saying(
      { type: 'reasoning', text: 'Hm.' },
      { type: 'preamble', text: 'I shall ' },
      { type: 'preamble', text: 'look.' },
      { type: 'reasoning', text: 'So.' },
      answer('A'),
      answer('B'),
      done,
    ),
  );
  await session.ask(question('Q'));
  expect(only(session.state).answer.steps).toMatchObject([
    { type: 'reasoning', text: 'Hm.' },
    { type: 'text', role: 'preamble', text: 'I shall look.' },
    { type: 'reasoning', text: 'So.' },
    { type: 'text', role: 'answer', text: 'AB' },
  ]);
  expect(textOf(session, 0)).toBe('AB');
});

test('much text comes in few events, and nothing is lost', async () => {
  const words = Array.from({ length: 500 }, (_, index) => `${index} `);
  const { session, events } = start(saying(...words.map(answer), done));
  await session.ask(question('Q'));
  expect(answerText(only(session.state).answer)).toBe(words.join(''));
  expect(events.filter(({ type }) => type === 'said').length).toBeLessThan(50);
});

test('the first text comes at once, the rest with the timer', async () => {
  vi.useFakeTimers();
  try {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { session } = start(async function* () {
      yield answer('a');
      yield answer('b');
      await gate;
      yield done;
    });
    const asked = session.ask(question('Q'));
    await vi.advanceTimersByTimeAsync(0);
    expect(answerText(only(session.state).answer)).toBe('a');
    await vi.advanceTimersByTimeAsync(40);
    expect(answerText(only(session.state).answer)).toBe('ab');
    release();
    await asked;
  } finally {
    vi.useRealTimers();
  }
});

describe('stopping', () => {
  test('keeps what was said, and the next question works', async () => {
    const { session } = start(endless('Half'));
    const asked = session.ask(question('Q'));
    await vi.waitUntil(() => textOf(session, 0) === 'Half');
    session.stop();
    expect(only(session.state).answer).toMatchObject({
      steps: [{ text: 'Half' }],
      status: { type: 'stopped' },
    });
    await asked;
    const second = session.ask(question('Q2'));
    await vi.waitUntil(() => textOf(session, 1) === 'Half');
    session.stop();
    await second;
  });

  test('reaches the ones that wait', async () => {
    const { session, requests } = start(endless('Half'));
    const both = [session.ask(question('Q1')), session.ask(question('Q2'))];
    await vi.waitUntil(() => textOf(session, 0) === 'Half');
    expect(session.state.exchanges[1]?.answer.status.type).toBe('waiting');
    session.stop();
    await Promise.all(both);
    expect(session.state.exchanges.map(({ answer: { status } }) => status.type)).toEqual([
      'stopped',
      'stopped',
    ]);
    expect(requests).toHaveLength(1);
  });

  test('a new chat forgets, also what is still coming', async () => {
    const { session } = start(endless('Half'));
    const asked = session.ask(question('Q'));
    await vi.waitUntil(() => textOf(session, 0) === 'Half');
    session.clear();
    await asked;
    expect(session.state.exchanges).toEqual([]);
  });
});

test('answers come in the order of the questions, each with the ones before', async () => {
  const { session, requests } = start(saying(answer('A'), done));
  await Promise.all([session.ask(question('Q1')), session.ask(question('Q2'))]);
  expect(requests.map(({ turns }) => turns.length)).toEqual([1, 3]);
});

describe('failures', () => {
  const failed: ModelEvent = { type: 'failed', failure: { code: 'crashed' } };

  test('show, and can be asked again', async () => {
    let calls = 0;
    const { session, requests } = start((request, signal) =>
      (calls++ === 0 ? saying(answer('Half'), failed) : saying(answer('A'), done))(request, signal),
    );
    await session.ask(question('Q'));
    const { id, answer: first } = only(session.state);
    expect(first).toMatchObject({
      steps: [{ text: 'Half' }],
      status: { type: 'failed', failure: { code: 'crashed' } },
    });
    await session.retry(id);
    expect(only(session.state).answer).toMatchObject({ steps: [{ text: 'A' }], status: { type: 'done' } });
    expect(requests[1]).toEqual(requests[0]);
  });

  test.each<[string, Generate]>([
    ['ends without an end', saying(answer('A'))],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
  ])('a model that %s', async (_, generate) => {
    const { session } = start(generate);
    await session.ask(question('Q'));
    expect(only(session.state).answer.status).toMatchObject({
      type: 'failed',
      failure: { code: 'internal' },
    });
  });

  test('an empty answer is an answer', async () => {
    const { session } = start(saying(done));
    await session.ask(question('Q'));
    expect(only(session.state).answer).toMatchObject({ steps: [], status: { type: 'done', reason: 'end' } });
  });

  test('a call of a tool that does not exist is ignored', async () => {
    const { session, lines } = start(
      saying({ type: 'tool-call', name: 'rm', arguments: '{}' }, answer('A'), done),
    );
    await session.ask(question('Q'));
    expect(answerText(only(session.state).answer)).toBe('A');
    expect(lines.join('\n')).toContain('rm');
  });
});

test('retrying what cannot be retried asks nothing', async () => {
  const { session, requests } = start(saying(answer('A'), done));
  await session.ask(question('Q'));
  await session.retry('unknown');
  expect(requests).toHaveLength(1);
});

test('attachments are cut to the context, and not sent twice', async () => {
  const { session, requests } = start(saying(answer('A'), done));
  const attachments = [
    { path: 'a.ts', languageId: 'typescript', text: 'x'.repeat(5000), uri: 'file:///a.ts' },
  ];
  await session.ask({ text: 'Q\ud800', attachments });
  await session.ask({ text: 'Q2', attachments });
  const [first, , third] = requests[1]?.turns ?? [];
  expect(first).toMatchObject({ role: 'user', text: 'Q\ufffd' });
  expect(first?.role === 'user' && first.attachments[0]?.text.length).toBeLessThan(1100);
  expect(third).toEqual({ role: 'user', text: 'Q2', attachments: [] });
});

import { describe, expect, test } from 'vitest';
import type { Situation } from '../../../src/core/completion/decide.ts';
import { describeOutcome } from '../../../src/core/completion/outcome.ts';
import { Memory } from '../../../src/core/completion/reuse/memory.ts';
import type { Ask, Surroundings } from '../../../src/core/completion/ask.ts';
import { suggest } from '../../../src/core/completion/suggest.ts';
import { readWindow, type CursorSpan } from '../../../src/core/completion/window.ts';
import {
  noUsage,
  type CompletionRequest,
  type ModelEvent,
  type ModelRequest,
} from '../../../src/protocol/model.ts';
import { parseCursor, readerOf, showGhost } from '../../../tools/replay/cursor.ts';
import { situationAt } from '../../../tools/replay/situation.ts';

const times = { prefillTime: 12, decodeTime: 80 };
const usage = { ...noUsage, promptTokens: 300, evaluatedTokens: 2, generatedTokens: 5, ...times };

/** A model that answers with these events and remembers what it was asked. */
function modelOf(...events: ModelEvent[]) {
  const requests: ModelRequest[] = [];
  const around: Surroundings = {
    // eslint-disable-next-line @typescript-eslint/require-await
    async *generate(request) {
      requests.push(request);
      yield* events;
    },
    now: () => 0,
    wait: () => Promise.resolve(),
  };
  return { requests, around };
}

const answer = (text: string, reason: 'stop' | 'length' | 'cancelled' = 'stop'): ModelEvent[] => [
  ...text.split(/(?<=\s)/).map((part): ModelEvent => ({ type: 'answer', text: part })),
  { type: 'done', reason, usage },
];

function askAt(
  marked: string,
  changes: Partial<Situation> = {},
  place?: CursorSpan,
  uri = 'file:///p/a.ts',
): Ask {
  const { text, offset } = parseCursor(marked);
  const window = readWindow(readerOf(text), place ?? { from: offset, to: offset, text: '' });
  return {
    uri,
    snippets: () => [{ path: 'b.ts', languageId: 'typescript', text: 'b' }],
    timeBudget: 1000,
    insertOnly: place !== undefined,
    trace: false,
    situation: situationAt(marked, { path: 'a.ts', head: '', delay: 75, window, ...changes }),
  };
}

const never = new AbortController().signal;

test('an answer is shown, and kept for what is typed next', async () => {
  const { around, requests } = modelOf(...answer('a + b;'));
  const memory = new Memory();
  const first = await suggest(askAt('return █\n'), memory, never, around);
  expect(first.fitted).toEqual({ text: 'a + b;', over: 0, inserted: 'a + b;' });
  expect(first.outcome).toEqual({ type: 'shown', characters: 6, lines: 1, served: 'model' });
  const second = await suggest(askAt('return a +█\n'), memory, never, around);
  expect(second.fitted?.text).toBe(' b;');
  expect(second.outcome).toEqual({ type: 'reused', characters: 3, served: 'reused' });
  expect(second.offer).toBe(first.offer);
  const third = await suggest(askAt('return a █\n'), memory, never, around);
  expect(third.fitted?.text).toBe('+ b;');
  expect(requests).toHaveLength(1);
});

test('fifty keystrokes along a suggestion ask the model once', async () => {
  const text = 'Array.from({ length: 10 }, (_, index) => index * 2);';
  const { around, requests } = modelOf(...answer(text));
  const memory = new Memory();
  for (let typed = 0; typed < 50; typed++) {
    const result = await suggest(askAt(`const a = ${text.slice(0, typed)}█\n`), memory, never, around);
    expect(result.fitted?.text).toBe(text.slice(typed));
  }
  expect(requests).toHaveLength(1);
});

test('typing along with an editor that closes brackets', async () => {
  const { around, requests } = modelOf(...answer('(a[0], "b");'));
  const memory = new Memory();
  for (const [marked, shown] of [
    ['foo█', 'foo[(a[0], "b");]'],
    ['foo(█)', 'foo([a[0], "b"])[;]'],
    ['foo(a█)', 'foo(a[[0], "b"])[;]'],
    ['foo(a[█])', 'foo(a[[0]][, "b"])[;]'],
    ['foo(a[0]█)', 'foo(a[0][, "b"])[;]'],
    ['foo(a[0], "█")', 'foo(a[0], "[b]")[;]'],
    ['foo(a[0], "b"█)', 'foo(a[0], "b")[;]'],
    ['foo(a[0], "b")█', 'foo(a[0], "b")[;]'],
  ] as const) {
    const result = await suggest(askAt(marked), memory, never, around);
    const { before, after } = parseCursor(marked);
    expect(showGhost(before, result.fitted!.text, result.fitted!.over, after)).toBe(shown);
  }
  expect(requests).toHaveLength(1);
});

describe('the request', () => {
  async function requestAt(ask: Ask): Promise<CompletionRequest> {
    const { around, requests } = modelOf(...answer('x'));
    await suggest(ask, new Memory(), never, around);
    const [request] = requests;
    if (request?.kind !== 'completion') throw new Error('no completion was asked for');
    return request;
  }

  test('says where and how much', async () => {
    expect(await requestAt(askAt('a\r\nb(█)\r\nc'))).toEqual({
      kind: 'completion',
      context: { path: 'a.ts', languageId: 'typescript', prefix: 'a\nb(', suffix: '\nc' },
      snippets: [{ path: 'b.ts', languageId: 'typescript', text: 'b' }],
      shape: 'line',
      maxTokens: 48,
      timeBudget: 1000,
    });
  });

  test('is longer for a block', async () =>
    expect(await requestAt(askAt('a {\n█\n}'))).toMatchObject({ shape: 'block', maxTokens: 160 }));

  test('has no lone surrogates', async () => {
    const { context } = await requestAt(askAt('"\ud83d" = █\n"\udc00"'));
    expect(context.prefix.isWellFormed() && context.suffix.isWellFormed()).toBe(true);
  });

  test('leaves special tokens in the text as they are: the model process makes them harmless', async () =>
    expect((await requestAt(askAt('a = "<|end|>" + █\n'))).context.prefix).toBe('a = "<|end|>" + '));
});

describe('with a selected item of the list', () => {
  const place = { from: 4, to: 8, text: 'console' };

  test('the text before the cursor is as after accepting it', async () => {
    const { around, requests } = modelOf(...answer('.log(a);'));
    const memory = new Memory();
    const result = await suggest(askAt('x = cons█\n', {}, place), memory, never, around);
    expect(requests[0]).toMatchObject({ context: { prefix: 'x = console' } });
    expect(result.fitted).toMatchObject({ text: '.log(a);', over: 0 });
    // Then the item is accepted, and the suggestion is still there.
    const after = await suggest(askAt('x = console█\n'), memory, never, around);
    expect(after.outcome.type).toBe('reused');
  });

  test('nothing right of it is replaced', async () => {
    const { around } = modelOf(...answer('.log)'));
    const result = await suggest(
      askAt('x = (cons█)\n', {}, { ...place, from: 5, to: 9 }),
      new Memory(),
      never,
      around,
    );
    expect(result.fitted).toMatchObject({ text: '.log', over: 0 });
  });

  test('no suggestion, if it would only replace what is right of it', async () => {
    const { around } = modelOf(...answer(');'));
    const result = await suggest(
      askAt('x = (cons█)\n', {}, { ...place, from: 5, to: 9 }),
      new Memory(),
      never,
      around,
    );
    expect(result.outcome).toEqual({ type: 'empty', reason: 'repeats-after' });
  });
});

describe('other ends', () => {
  test('skipped: nobody is asked', async () => {
    const { around, requests } = modelOf(...answer('x'));
    const result = await suggest(askAt('fo█o'), new Memory(), never, around);
    expect(result).toEqual({ outcome: { type: 'skipped', reason: 'inside-word' }, cost: { stages: {} } });
    expect(requests).toEqual([]);
  });

  test.each([
    ['', 'blank'],
    ['\nb', 'line-complete'],
    ['\u0000', 'unprintable'],
    [');', 'repeats-after'],
  ])('empty: %j is %s', async (text, reason) => {
    const { around } = modelOf(...answer(text));
    const result = await suggest(askAt('f(a█);'), new Memory(), never, around);
    expect(result.outcome).toEqual({ type: 'empty', reason });
    expect(result.fitted).toBeUndefined();
  });

  test('only reasoning is blank', async () => {
    const { around } = modelOf({ type: 'reasoning', text: 'Hm.' }, { type: 'done', reason: 'length', usage });
    const result = await suggest(askAt('a = █'), new Memory(), never, around);
    expect(result.outcome).toEqual({ type: 'empty', reason: 'blank' });
  });

  test('failed', async () => {
    const failure = { code: 'wrong-version', path: '/a.gguf', version: 1 } as const;
    const { around } = modelOf({ type: 'failed', failure });
    const result = await suggest(askAt('a = █'), new Memory(), never, around);
    expect(result.outcome).toEqual({ type: 'failed', failure });
  });

  test('failed: events without an end', async () => {
    const { around } = modelOf({ type: 'answer', text: 'x' });
    const result = await suggest(askAt('a = █'), new Memory(), never, around);
    expect(result.outcome).toMatchObject({ type: 'failed', failure: { code: 'internal' } });
  });

  test('cancelled while waiting: nobody is asked', async () => {
    const { around, requests } = modelOf(...answer('x'));
    const controller = new AbortController();
    around.wait = () => {
      controller.abort();
      return Promise.resolve();
    };
    const result = await suggest(askAt('a = █'), new Memory(), controller.signal, around);
    expect(result.outcome).toEqual({ type: 'cancelled', stage: 'wait' });
    expect(requests).toEqual([]);
  });

  test('cancelled by the model service', async () => {
    const { around } = modelOf(...answer('x', 'cancelled'));
    const result = await suggest(askAt('a = █'), new Memory(), never, around);
    expect(result.outcome).toEqual({ type: 'cancelled', stage: 'model' });
    expect(result.offer).toBeUndefined();
  });

  test('cancelled when the answer was there: it serves the next keystroke', async () => {
    const controller = new AbortController();
    const { around, requests } = modelOf(...answer('bcd'));
    const { generate } = around;
    around.generate = async function* (request, signal) {
      for await (const event of generate(request, signal)) {
        if (event.type === 'done') controller.abort();
        yield event;
      }
    };
    const memory = new Memory();
    const result = await suggest(askAt('a = █'), memory, controller.signal, around);
    expect(result.outcome.type).toBe('cancelled');
    expect(result.fitted).toBeUndefined();
    const next = await suggest(askAt('a = b█'), memory, never, around);
    expect(next.fitted?.text).toBe('cd');
    expect(requests).toHaveLength(1);
  });
});

test('waits as long as the setting says, and not at all when asked by command', async () => {
  const { around } = modelOf(...answer('x'));
  const waits: number[] = [];
  around.wait = (milliseconds) => Promise.resolve(void waits.push(milliseconds));
  await suggest(askAt('a = █'), new Memory(), never, around);
  await suggest(askAt('a = █', { explicit: true }), new Memory(), never, around);
  await suggest(askAt('a = █', { delay: 0 }), new Memory(), never, around);
  expect(waits).toEqual([75]);
});

test('the log line has the stages and the tokens, and no text', async () => {
  const { around } = modelOf(...answer('secret;'));
  let time = 0;
  around.now = () => (time += 100);
  const { outcome, cost } = await suggest(askAt('a = █'), new Memory(), never, around);
  expect(describeOutcome(outcome, cost)).toBe(
    'shown, 7 characters on 1 line (wait 200 ms, context 100 ms, model 100 ms, clean 100 ms; queue 8 ms; ' +
      'prefill 12 ms for 2 of 300 tokens; decode 80 ms for 5 tokens)',
  );
});

test('the trace has each filter by name, and what it did', async () => {
  const { around } = modelOf(...answer('Sure, here it is:\n```ts\nb;\n```', 'stop'));
  const { trace } = await suggest({ ...askAt('a = █'), trace: true }, new Memory(), never, around);
  const changed = trace?.steps.filter(({ before, after }) => before !== after);
  expect(changed?.map(({ filter, after }) => [filter, after])).toEqual([
    ['prose', '```ts\nb;\n```'],
    ['fences', 'b;\n'],
    ['end of the line or block', 'b;'],
  ]);
  expect(trace?.steps.at(-1)).toEqual({ filter: 'rest of the line', before: 'b;', after: 'b;' });
});

import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/core/failures.ts';
import type { DoneReason, ModelRequest, ToolDescription } from '../../src/protocol/model.ts';
import { variants, type Variant } from '../../tools/tiny-oss/variants.ts';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { chatRequest, completionRequest } from '../../tools/models/requests.ts';

// Models that answer nothing, only reason, or never stop: each has a clear outcome, and the next request works.

function editRequest(selection: string, maxTokens = 600): ModelRequest {
  return {
    kind: 'edit',
    context: { path: 'a.js', languageId: 'javascript', prefix: '', suffix: '' },
    selection,
    instruction: 'Simplify',
    effort: 'low',
    maxTokens,
  };
}

/** What every hand-built model copies from the line before. */
const known = 'sum(values);';
const knownCompletion = completionRequest(`const total = ${known}\nconst total = `);

test('a chat: reasoning apart, the answer whole', async () => {
  const answer = await run(await engineOf('scripted'), chatRequest());
  expect(doneOf(answer).reason).toBe('end');
  expect(answer.reasoning).not.toBe('');
  expect(answer.text).not.toContain(answer.reasoning);
  expect(answer.text).toMatch(/```ts\n[^]*\n```$/);
});

test('an edit: code and nothing else', async () => {
  const code = Array.from({ length: 10 }, (_, line) => `  var value${line} = read(${line});`).join('\n');
  const selection = `function f() {\n${code}\n  return value1;\n}`;
  const answer = await run(await engineOf('scripted'), editRequest(selection));
  expect(doneOf(answer).reason).toBe('end');
  expect(answer.text).toBe(selection.replaceAll('var ', 'let '));
});

test('a call of a tool that was offered comes whole, and is no answer', async () => {
  const call = { name: 'read_file', arguments: '{"path":"a.ts"}' };
  const tools: ToolDescription[] = [{ name: 'read_file', description: 'Reads a file.' }];
  const answer = await run(await engineOf('tool-call'), { ...chatRequest('Read a.ts'), tools });
  expect(answer.text).toBe('');
  expect(answer.calls).toEqual([call]);
  expect(doneOf(answer).reason).toBe('end');
});

test('a call of a tool that was not offered is no answer: the model is led to one', async () => {
  const answer = await run(await engineOf('tool-call'), chatRequest('Read a.ts'));
  expect(answer.text).toBe('I have read the file.');
  expect(answer.calls).toEqual([]);
  expect(doneOf(answer).reason).toBe('end');
});

const special = /<\|\w+\|>/;
const led = variants['reasoning-only'].script.final.text;

describe.each<[Variant, DoneReason, RegExp]>([
  ['silent', 'end', /^$/],
  ['reasoning-only', 'end', new RegExp(`^${led}$`)],
  ['endless-reasoning', 'end', new RegExp(`^${led}$`)],
  ['endless', 'repetition', /^ One two three/],
])('%s', (variant, reason, text) => {
  test('in a chat: its one answer, each time', async () => {
    const engine = await engineOf(variant);
    for (let round = 0; round < 2; round++) {
      const answer = await run(engine, chatRequest('Hello', 400));
      expect(doneOf(answer).reason).toBe(reason);
      expect(answer.text).toMatch(text);
    }
  });

  test('in an edit: code, which is opened for it', async () => {
    const answer = await run(await engineOf(variant), editRequest('var a = 1;', 300));
    expect(doneOf(answer).reason).toBe('end');
    expect(answer.text).toBe('let a = 1;');
  });

  test('in a completion: what the file has, and not for ever', async () => {
    const request: ModelRequest = { ...knownCompletion, shape: 'block', maxTokens: 100 };
    const answer = await run(await engineOf(variant), request);
    expect(answer.text.slice(0, known.length)).toBe(known);
    // The tokens of a healed stub, of up to 48 characters, come on top.
    expect(doneOf(answer).usage.generatedTokens).toBeLessThanOrEqual(148);
  });
});

describe('random: some words, as many as were asked for at most', () => {
  const requests: [string, ModelRequest][] = [
    ['chat', chatRequest('Hello', 100)],
    ['edit', editRequest('var a = 1;', 100)],
    ['completion', { ...completionRequest(), shape: 'block', maxTokens: 100 }],
  ];
  test.each(requests)('in a %s', async (_kind, request) => {
    const engine = await engineOf('random');
    for (let round = 0; round < 2; round++) {
      const answer = await run(engine, request);
      const { reason, usage } = doneOf(answer);
      expect(['end', 'length', 'repetition', 'stop']).toContain(reason);
      expect(usage.generatedTokens).toBeGreaterThan(0);
      expect(usage.generatedTokens).toBeLessThanOrEqual(100);
      expect(answer.text + answer.reasoning).not.toMatch(special);
    }
  });
});

describe('input that no model should be asked about', () => {
  test.each([
    ['nothing at all', '', ''],
    ['one line of a megabyte', 'x'.repeat(1_000_000), ''],
    ['a megabyte below', 'const a = ', `\n${'y '.repeat(500_000)}`],
    ['control characters', '\u0000\u0001\u0002 PNG \u0000', '\u0000'],
    ['lone surrogates', 'const s = "\ud83d', '\ude00";'],
    ['emoji and other scripts', 'const greeting = "你好 👩‍👩‍👧‍👦 שלום', '";'],
  ])('completion in %s', async (_name, prefix, suffix) => {
    const engine = await engineOf('scripted');
    const answer = await run(engine, completionRequest(prefix, suffix));
    const { usage } = doneOf(answer);
    expect(usage.promptTokens).toBeLessThan(8192);
    expect(usage.generatedTokens).toBeLessThanOrEqual(48);
    expect(answer.text.isWellFormed()).toBe(true);
    expect((await run(engine, knownCompletion)).text).toBe(known);
  });

  test('a question that is too long says so, with the numbers', async () => {
    const engine = await engineOf('scripted');
    const answer = await run(engine, chatRequest('word '.repeat(50_000)));
    expect(answer.end).toMatchObject({ type: 'failed', failure: { code: 'too-long' } });
    if (answer.end.type === 'failed') expect(describeFailure(answer.end.failure)).toMatch(/\d{4,}.*\d{4,}/);
    expect((await run(engine, chatRequest())).text).toContain('tiny-oss');
  });

  test('so does a selection that is too long', async () => {
    const engine = await engineOf('scripted');
    const answer = await run(engine, editRequest('var a = 1;\n'.repeat(20_000)));
    expect(answer.end).toMatchObject({ type: 'failed', failure: { code: 'too-long' } });
  });

  test('an old conversation is cut at its beginning', async () => {
    const engine = await engineOf('scripted');
    const turns = Array.from({ length: 40 }, (_, index) => [
      { role: 'user' as const, text: `Question ${index} ${'word '.repeat(200)}`, attachments: [] },
      { role: 'assistant' as const, text: 'An answer.' },
    ]).flat();
    const request = { ...chatRequest(), turns: [...turns, ...chatRequest('Last one').turns] };
    expect((await run(engine, request)).text).toContain('tiny-oss');
  });
});

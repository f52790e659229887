import { expect, test } from 'vitest';
import { doneOf, engineOf, run } from '../support/engine.ts';
import { chatRequest, completionRequest, never } from '../../tools/models/requests.ts';

const code = 'function add(a, b) {\n  return a + b;\n}\n\nfunction add(';

test('ghost text comes during a long chat answer, which goes on', async () => {
  const engine = await engineOf('endless');
  const stop = new AbortController();
  const chat = engine.generate(chatRequest('Tell me everything', 4000), stop.signal)[Symbol.asyncIterator]();
  const log: string[] = [];
  /** The answer comes as it is asked for, so that its length does not depend on how fast this machine is. */
  const follow = async (until: () => boolean): Promise<void> => {
    while (!until()) {
      const result = await chat.next();
      if (result.done) throw new Error('The chat has ended.');
      log.push(result.value.type);
    }
  };
  const answers = (): number => log.filter((type) => type === 'answer').length;
  for (let round = 1; round <= 3; round++) {
    await follow(() => answers() >= 5 * round);
    let shown = false;
    const completion = run(engine, completionRequest(code)).finally(() => (shown = true));
    await Promise.all([completion, follow(() => shown)]);
    expect((await completion).text).toBe('a, b) {');
    expect(log).not.toContain('done');
  }
  await follow(() => answers() >= 20);
  stop.abort();
  await follow(() => log.at(-1) !== 'answer');
  expect(log.at(-1)).toBe('done');
});

test('ghost text comes before the end of a long prefill', async () => {
  const engine = await engineOf('scripted', 16_384);
  const order: string[] = [];
  const question = 'How long is this list of words? '.repeat(800);
  const chat = run(engine, chatRequest(question)).then((answer) => {
    order.push('chat');
    return answer;
  });
  // Let the prefill begin.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const completion = await run(engine, completionRequest(code));
  order.push('ghost text');
  expect(completion.text).toBe('a, b) {');
  expect(doneOf(await chat).usage.evaluatedTokens).toBeGreaterThan(4000);
  expect(order).toEqual(['ghost text', 'chat']);
});

test('a second request in one lane is refused, and harms nobody', async () => {
  const engine = await engineOf('scripted');
  const first = run(engine, chatRequest());
  const second = await run(engine, chatRequest());
  expect(second.end).toMatchObject({ type: 'failed', failure: { code: 'internal' } });
  expect((await first).text).toContain('tiny-oss');
});

test.each(['prefill', 'decode'] as const)('a cancel during %s ends the request soon', async (stage) => {
  const engine = await engineOf('endless', 16_384);
  const stop = new AbortController();
  const question = stage === 'prefill' ? 'many words here '.repeat(3000) : 'Hello';
  const events: string[] = [];
  let prompt = 0;
  if (stage === 'prefill') setTimeout(() => stop.abort(), 100);
  for await (const event of engine.generate(chatRequest(question, 4000), stop.signal)) {
    events.push(event.type === 'done' ? event.reason : event.type);
    if (event.type === 'answer') stop.abort();
    if (event.type === 'done') prompt = event.usage.evaluatedTokens;
  }
  expect(events.at(-1)).toBe('cancelled');
  // It stopped between two chunks, long before the end of about 9,000 tokens.
  if (stage === 'prefill') expect(prompt).toBeLessThan(7000);
  const next = await run(engine, chatRequest('Hello', 60), never());
  expect(doneOf(next).reason).not.toBe('cancelled');
});

import { afterEach, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/model/engine.ts';
import { noUsage } from '../../src/protocol/model.ts';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest, completionRequest } from '../../tools/models/requests.ts';
import { doneOf, run } from '../support/engine.ts';

let engine: Engine;
afterEach(() => engine.dispose());

async function load(): Promise<void> {
  engine = await createEngine({ modelPath: modelPath('endless'), gpu: 'off', contextTokens: 4096 });
}

/** Tokens of the parts that never change, and how many of them the first prompt found evaluated. */
async function headOfFirst(): Promise<{ tokens: number; cached: number }> {
  const { prompt } = doneOf(await run(engine, { ...completionRequest(), trace: true }));
  const head = prompt?.sections.filter(({ name }) => name === 'system' || name === 'rules') ?? [];
  const sum = (key: 'tokens' | 'cachedTokens') => head.reduce((total, section) => total + section[key], 0);
  return { tokens: sum('tokens'), cached: sum('cachedTokens') };
}

describe('the head of completion prompts', () => {
  test('has been evaluated before the first of them', async () => {
    await load();
    const { tokens, cached } = await headOfFirst();
    expect(tokens).toBeGreaterThan(100);
    expect(cached).toBe(tokens);
  });

  test('waits for a conversation, but not once a completion waits for it', async () => {
    await load();
    const stop = new AbortController();
    let head: ReturnType<typeof headOfFirst> | undefined;
    let isAnswering = true;
    for await (const event of engine.generate(chatRequest('Go on', 2000), stop.signal)) {
      if (event.type === 'failed') throw new Error(event.failure.code);
      head ??= headOfFirst().finally(() => {
        expect(isAnswering).toBe(true);
        stop.abort();
      });
      isAnswering = event.type !== 'done';
    }
    const { tokens, cached } = await head!;
    expect(cached).toBe(tokens);
  });

  test('keeps nobody who no longer wants an answer', async () => {
    await load();
    const stop = new AbortController();
    const first = run(engine, completionRequest(), stop.signal);
    stop.abort();
    expect(doneOf(await first)).toEqual({ type: 'done', reason: 'cancelled', usage: noUsage });
    expect((await headOfFirst()).cached).toBeGreaterThan(100);
  });
});

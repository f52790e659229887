import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModel, type LoadedModel } from '../../src/model/load.ts';
import { greedy, Run } from '../../src/model/sequence.ts';
import { createTokens } from '../../src/model/tokens.ts';
import { modelPath } from '../support/models.ts';
import { never } from '../support/requests.ts';

// Weights without a plan: a state that is wrong anywhere shows in the probabilities.
let loaded: LoadedModel;
let words: Token[];
beforeAll(async () => {
  loaded = await loadModel(
    { modelPath: modelPath('random'), gpu: 'off', contextTokens: 4096 },
    () => undefined,
  );
  words = createTokens(loaded.model).encodeText('Many words fill more than one sliding window. '.repeat(300));
});
afterAll(() => loaded.dispose());

type Probabilities = Map<Token, number>;

function sequenceOf(lane: 'completion' | 'conversation'): LlamaContextSequence {
  return lane === 'completion' ? loaded.completions[0]! : loaded.conversation;
}

/** How likely each token is after a prompt, evaluated as a request does it. */
async function after(sequence: LlamaContextSequence, prompt: readonly Token[]): Promise<Probabilities> {
  const run = new Run(sequence, never(), () => Promise.resolve());
  await run.prefill(prompt);
  const last = prompt.at(-1)!;
  const [result] = await sequence.controlledEvaluate([[last, { generateNext: { probabilities: true } }]]);
  return result!.next.probabilities!;
}

function farthest(one: Probabilities, other: Probabilities): number {
  return Math.max(...[...one].map(([token, probability]) => Math.abs(probability - (other.get(token) ?? 0))));
}

/** What another split into batches changes: up to 4.4e-4, measured. */
const noise = 2e-3;

describe('going back in the KV cache', () => {
  // With a pruned cache, going back to near its border is wrong by about as little as the noise on this model, so the
  // numbers below could not tell. That nothing is pruned can be asked for.
  test.each(['completion', 'conversation'] as const)('the %s keeps every position', async (lane) => {
    await after(sequenceOf(lane), words.slice(0, 2000));
    expect(sequenceOf(lane).stateCellsStartIndex).toBeLessThanOrEqual(0);
    const context = await loaded.model.createContext({ contextSize: 4096, threads: 1 });
    const pruned = context.getSequence();
    await after(pruned, words.slice(0, 2000));
    expect(pruned.stateCellsStartIndex).toBeGreaterThan(1000);
    await context.dispose();
  });

  const ways = [
    [2000, 1999],
    [2000, 1995],
    [2000, 1900],
    [2000, 1873],
    [2000, 1600],
    [2000, 1490],
    [2000, 1000],
    [2000, 130],
    [2000, 3],
  ] as const;

  test.each(['completion', 'conversation'] as const)('of the %s gives what is fresh', async (lane) => {
    const sequence = sequenceOf(lane);
    for (const [from, to] of ways) {
      // Another word at the end, so that something new is evaluated at the place gone back to.
      const prompt = [...words.slice(0, to - 1), words[to + 5]!];
      await sequence.clearHistory();
      const fresh = await after(sequence, prompt);
      await sequence.clearHistory();
      await after(sequence, words.slice(0, from));
      const again = await after(sequence, prompt);
      expect(farthest(fresh, again), `from ${from} to ${to}`).toBeLessThan(noise);
    }
  });
});

test('usage counts what was evaluated, not what was asked for', async () => {
  const sequence = loaded.conversation;
  await sequence.clearHistory();
  const first = new Run(sequence, never(), () => Promise.resolve());
  await first.prefill(words.slice(0, 500));
  await first.next(greedy);
  expect(first.usage).toMatchObject({ promptTokens: 500, evaluatedTokens: 500, generatedTokens: 1 });
  const second = new Run(sequence, never(), () => Promise.resolve());
  await second.prefill(words.slice(0, 520));
  await second.next(greedy);
  await second.next(greedy);
  expect(second.usage).toMatchObject({ promptTokens: 520, evaluatedTokens: 20, generatedTokens: 2 });
});

test('an abort between two chunks leaves the rest, and the next request takes it up', async () => {
  const sequence = loaded.conversation;
  await sequence.clearHistory();
  const stop = new AbortController();
  let chunks = 0;
  const stopped = new Run(sequence, stop.signal, () => {
    if (++chunks === 4) stop.abort();
    return Promise.resolve();
  });
  await stopped.prefill(words.slice(0, 1000));
  expect(stopped.usage.evaluatedTokens).toBe(3 * 128);
  const next = new Run(sequence, never(), () => Promise.resolve());
  await next.prefill(words.slice(0, 1000));
  await next.next(greedy);
  expect(next.usage.evaluatedTokens).toBe(1000 - 3 * 128);
});

test('sampling draws anew for each token, and greedy does not draw', async () => {
  const draw = async (temperature: number): Promise<Token[]> => {
    const run = new Run(loaded.conversation, never(), () => Promise.resolve());
    await run.prefill(words.slice(0, 50));
    const tokens: Token[] = [];
    for (let index = 0; index < 12; index++) tokens.push(await run.next({ temperature, topP: 1, topK: 0 }));
    return tokens;
  };
  expect(await draw(0)).toEqual(await draw(0));
  expect(await draw(1)).not.toEqual(await draw(1));
});

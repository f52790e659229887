import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoadedModel } from '../../src/model/load.ts';
import { greedy, Run, type TokenDrafter } from '../../src/model/sequence.ts';
import { never } from '../../tools/models/requests.ts';
import { loadRandom } from '../support/loadRandom.ts';
import { watchSteps, type Probabilities } from '../support/watchSteps.ts';

let loaded: LoadedModel;
let words: Token[];
beforeAll(async () => {
  ({ loaded, words } = await loadRandom());
});
afterAll(() => loaded.dispose());

function sequenceOf(lane: 'completion' | 'conversation'): LlamaContextSequence {
  return lane === 'completion' ? loaded.completions[0] : loaded.conversation;
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

describe('drafts', () => {
  /** A drafter that says what it is told. */
  function drafting(draft: (most: number) => Token[]): TokenDrafter {
    return { draft, measured: () => undefined, push: () => undefined };
  }

  async function decode(
    prompt: readonly Token[],
    count: number,
    { drafter, temperature = 0 }: { drafter?: TokenDrafter; temperature?: number } = {},
  ): Promise<{ run: Run; tokens: Token[] }> {
    let seed = 1;
    const run = new Run(
      loaded.conversation,
      never(),
      () => Promise.resolve(),
      () => seed++,
    );
    await loaded.conversation.clearHistory();
    await run.prefill(prompt);
    const tokens: Token[] = [];
    while (tokens.length < count) tokens.push(await run.next({ temperature, topP: 1, topK: 0 }, drafter));
    return { run, tokens };
  }

  /** Drafts what comes next, but for each second draft, which is wrong from its fourth token on. */
  function halfRight(answer: readonly Token[]): TokenDrafter {
    let said = 0;
    let drafts = 0;
    return {
      draft: (most) => {
        const right = answer.slice(said, said + Math.min(most, 5));
        return ++drafts % 2 === 0 ? [...right.slice(0, 3), ...words.slice(50, 60)] : right;
      },
      measured: () => undefined,
      push: () => {
        said++;
      },
    };
  }

  // Equality of two answers would prove little here: these weights find 4,000 tokens about equally likely, so the noise
  // of another split into batches decides some choices, and which ones depends on the processor. So this looks at what
  // was sampled, and from what.
  test.each([0, 1])('of which some are wrong change nothing, at temperature %d', async (temperature) => {
    for (const length of [20, 110, 230]) {
      const prompt = words.slice(0, length);
      const plain = await decode(prompt, 24, { temperature });
      const watch = watchSteps(loaded.conversation);
      const { run, tokens } = await decode(prompt, 24, { temperature, drafter: halfRight(plain.tokens) });
      watch.end();
      const { generatedTokens, decodeSteps, draftedTokens, acceptedTokens } = run.usage;
      expect(plain.run.usage).toMatchObject({ generatedTokens: 24, decodeSteps: 24, draftedTokens: 0 });
      expect(generatedTokens).toBe(24);
      expect(decodeSteps + acceptedTokens).toBeGreaterThanOrEqual(24);
      // Whatever was drafted wrong was seen to be wrong.
      expect(draftedTokens - acceptedTokens).toBeGreaterThanOrEqual(10);
      const said: Token[] = [];
      for (const { before, samples } of watch.steps) {
        // What was refused is gone from the state, and what counted is there.
        expect([...before, samples[0]?.after]).toEqual([...prompt, ...said]);
        for (const [index, { after: behind, seed, chosen, probabilities }] of samples.entries()) {
          // A sample behind a token that was not chosen does not count.
          if (index > 0 && behind !== said.at(-1)) break;
          // Each place has its own seed, also when it is asked a second time after a draft that failed.
          if (temperature > 0) expect(seed).toBe(said.length + 1);
          const fresh = await after(loaded.completions[0], [...prompt, ...said]);
          expect(farthest(fresh, probabilities)).toBeLessThan(noise);
          if (temperature === 0)
            expect(fresh.get(chosen)).toBeGreaterThan(Math.max(...fresh.values()) - noise);
          said.push(chosen);
        }
      }
      expect(tokens).toEqual(said.slice(0, 24));
    }
  });

  test.each([10, 300, 2000])('that are refused leave a state as if fresh, %d tokens in', async (length) => {
    const prompt = words.slice(0, length);
    // A draft of the longest length, more than half of a sliding window, and all of it wrong.
    const wrong = drafting((most) => words.slice(70, 70 + Math.min(most, 63)));
    const { run, tokens } = await decode(prompt, 20, { drafter: wrong });
    expect(run.usage.draftedTokens - run.usage.acceptedTokens).toBeGreaterThan(20 * 50);
    expect(loaded.conversation.contextTokens).toEqual([...prompt, ...tokens.slice(0, -1)]);
    const last = tokens.at(-1)!;
    const [again] = await loaded.conversation.controlledEvaluate([
      [last, { generateNext: { probabilities: true } }],
    ]);
    await loaded.conversation.clearHistory();
    const fresh = await after(loaded.conversation, [...prompt, ...tokens]);
    expect(farthest(fresh, again!.next.probabilities!)).toBeLessThan(noise);
  });

  test('that are ahead are taken back by what is appended', async () => {
    const prompt = words.slice(0, 300);
    const plain = await decode(prompt, 20);
    const opening = words.slice(400, 405);
    for (const dropped of [0, 1, 3]) {
      const { run, tokens } = await decode(prompt, 5, {
        drafter: drafting((most) => plain.tokens.slice(0, Math.min(most, 12))),
      });
      expect(run.usage.decodeSteps).toBe(1);
      const room = run.room;
      if (dropped > 0) await run.drop(dropped);
      await run.append(opening);
      const kept = tokens.slice(0, tokens.length - dropped);
      expect(loaded.conversation.contextTokens).toEqual([...prompt, ...kept, ...opening.slice(0, -1)]);
      expect(run.room).toBe(room - opening.length + dropped);
    }
  });

  test('never go beyond the end of the context, which would be shifted', async () => {
    const { contextSize } = loaded.conversation;
    const prompt = Array.from({ length: contextSize - 30 }, (_, index) => words[index % words.length]!);
    const drafter = drafting((most) => words.slice(70, 70 + Math.min(most, 63)));
    const { run } = await decode(prompt, 1, { drafter });
    while (run.room > 1) await run.next(greedy, drafter);
    expect(run.usage.generatedTokens).toBe(29);
    expect(loaded.conversation.contextTokens.slice(0, prompt.length)).toEqual(prompt);
  });
});

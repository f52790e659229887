import { randomInt } from 'node:crypto';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Usage } from '../protocol/model.ts';
import type { Choice } from './stubTokens.ts';

/** How the next token is chosen. Temperature 0 takes the likeliest; `topP` 1 and `topK` 0 leave all to choose from. */
export interface Sampling {
  temperature: number;
  topP: number;
  topK: number;
}

/** Always the likeliest token. */
export const greedy: Sampling = { temperature: 0, topP: 1, topK: 0 };

/**
 * Tokens of a prefill that are evaluated at a time. Nothing stops the engine inside of a call, so this bounds how long
 * a cancel takes and how long a completion waits for a conversation: 128 cost 8 % of prefill speed and 25 ms on a CPU
 * with a tiny model, 512 took four times as long (measured).
 */
const chunk = 128;

/**
 * One request's use of a context: prefill, then token by token. `pass` is waited for before each call of the engine;
 * it is how a conversation lets a completion go first.
 */
export class Run {
  readonly #sequence: LlamaContextSequence;
  readonly #pass: () => Promise<void>;
  readonly #signal: AbortSignal;
  /** Tokens that are not in the KV cache yet. The last one always waits for the next decode. */
  #pending: Token[] = [];
  readonly #metered: number;
  #cached = 0;
  #usage: Usage = { promptTokens: 0, evaluatedTokens: 0, generatedTokens: 0, prefillTime: 0, decodeTime: 0 };

  constructor(sequence: LlamaContextSequence, signal: AbortSignal, pass: () => Promise<void>) {
    this.#sequence = sequence;
    this.#signal = signal;
    this.#pass = pass;
    this.#metered = this.#meter();
  }

  get usage(): Usage {
    return { ...this.#usage };
  }

  /** Tokens of the prompt, from its start, that the KV cache had when the prefill began. */
  get cachedTokens(): number {
    return this.#cached;
  }

  /** Tokens that the context can still take. */
  get room(): number {
    return this.#sequence.contextSize - this.#sequence.nextTokenIndex - this.#pending.length;
  }

  /**
   * Brings the KV cache to all but the last token of the prompt: that one is evaluated with the first decode, which
   * needs a token to go on from. Returns early, with less, when the signal aborts.
   */
  async prefill(prompt: readonly Token[]): Promise<void> {
    const start = performance.now();
    this.#usage.promptTokens = prompt.length;
    await this.#sequence.adaptStateToTokens(prompt.slice(0, -1), false);
    this.#cached = this.#sequence.nextTokenIndex;
    this.#pending = prompt.slice(this.#cached);
    await this.#feed();
    this.#usage.evaluatedTokens = this.#meter() - this.#metered;
    this.#usage.prefillTime += performance.now() - start;
  }

  /** Puts our own tokens behind what was generated: a stub, or the opening of a channel. */
  async append(tokens: readonly Token[]): Promise<void> {
    this.#pending.push(...tokens);
    await this.#feed();
  }

  /** Takes the last generated token back. Another must be appended before the next decode. */
  dropLast(): void {
    this.#pending.pop();
  }

  /** The next token by the sampling. It counts as said: what follows builds on it. */
  async next({ temperature, topP, topK }: Sampling): Promise<Token> {
    // Each call has a sampler of its own, so each needs a seed of its own: the default one is the time.
    const options = { temperature, topP, topK, ...(temperature > 0 && { seed: randomInt(2 ** 32 - 1) }) };
    return await this.#decode({ token: true, options }, (result) => result.next.token);
  }

  /** The likeliest next token among those of the choice. */
  async nextAmong({ tokens, bias }: Choice): Promise<Token> {
    const options = { ...greedy, tokenBias: bias };
    return await this.#decode({ token: true, options }, ({ next }) => {
      if (next.token === undefined || next.token === null || tokens.has(next.token)) return next.token;
      // The bias did not reach: any token of the choice is right, if not the likeliest.
      const [first] = tokens;
      return first;
    });
  }

  /** Forgets what is in the KV cache: after an error nobody knows what it holds. */
  async reset(): Promise<void> {
    this.#pending = [];
    if (!this.#sequence.disposed) await this.#sequence.clearHistory();
  }

  async #feed(): Promise<void> {
    while (this.#pending.length > 1) {
      await this.#pass();
      if (this.#signal.aborted) return;
      const tokens = this.#pending.slice(0, Math.min(chunk, this.#pending.length - 1));
      await this.#sequence.evaluateWithoutGeneratingNewTokens(tokens);
      this.#pending.splice(0, tokens.length);
    }
  }

  async #decode(
    generateNext: GenerateNext,
    choose: (result: Result) => Token | null | undefined,
  ): Promise<Token> {
    await this.#pass();
    const start = performance.now();
    const last = this.#pending.at(-1);
    if (last === undefined) throw new Error('There is no token to go on from.');
    const results = await this.#sequence.controlledEvaluate([
      ...this.#pending.slice(0, -1),
      [last, { generateNext }],
    ]);
    const result = results.at(-1);
    const token = result && choose(result);
    if (token === undefined || token === null) throw new Error('The engine gave no token.');
    this.#pending = [token];
    // The first decode evaluates the last of the prompt, too.
    if (this.#usage.generatedTokens === 0) this.#usage.evaluatedTokens++;
    this.#usage.generatedTokens++;
    this.#usage.decodeTime += performance.now() - start;
    return token;
  }

  /** Tokens that the engine has evaluated so far; those of which it gave a next one count as output there. */
  #meter(): number {
    const { usedInputTokens, usedOutputTokens } = this.#sequence.tokenMeter;
    return usedInputTokens + usedOutputTokens;
  }
}

type Input = Parameters<LlamaContextSequence['controlledEvaluate']>[0][number];
type GenerateNext = NonNullable<Extract<Input, readonly unknown[]>[1]['generateNext']>;
type Result = NonNullable<Awaited<ReturnType<LlamaContextSequence['controlledEvaluate']>>[number]>;

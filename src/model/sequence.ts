import { randomInt } from 'node:crypto';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Drafter } from '../core/drafting/drafter.ts';
import { noUsage, type Usage } from '../protocol/model.ts';
import { forgetRestored, rewind } from './rewind.ts';
import type { Choice } from './stubTokens.ts';

/**
 * How the next token is chosen. Temperature 0 takes the likeliest; `topP` 1 and `topK` 0 do not restrict the choice.
 */
export interface Sampling {
  temperature: number;
  topP: number;
  topK: number;
}

/** Always the likeliest token. */
export const greedy: Sampling = { temperature: 0, topP: 1, topK: 0 };

/** Drafts the next tokens. Drafts change how many steps an answer takes, but never what it says. */
export type TokenDrafter = Pick<Drafter<Token>, 'draft' | 'measured' | 'push'>;

/**
 * Tokens evaluated per prefill batch. A call of the engine cannot be interrupted, so this bounds how long a cancel
 * takes and how long a completion waits for a conversation: 128 cost 8 % of prefill speed and 25 ms on a CPU with a
 * tiny model; 512 took four times as long (measured).
 */
const chunk = 128;

/**
 * One request's use of a context: prefill, then token by token. `pass` is awaited before each call of the engine; this
 * is how a conversation yields to a completion.
 */
export class Run {
  readonly #sequence: LlamaContextSequence;
  readonly #pass: () => Promise<void>;
  readonly #signal: AbortSignal;
  /** Tokens not in the KV cache yet. The last one always waits for the next decode. */
  #pending: Token[] = [];
  /**
   * Tokens that a step with a draft has chosen and that have not been requested yet. The last of them is pending, the
   * others are in the KV cache.
   */
  #ahead: Token[] = [];
  /** Seeds of the next tokens. Each token has its own, so that a rejected draft does not change what is sampled. */
  readonly #seeds: number[] = [];
  readonly #drawSeed: () => number;
  readonly #metered: number;
  #cached = 0;
  readonly #usage: Usage = { ...noUsage };

  constructor(
    sequence: LlamaContextSequence,
    signal: AbortSignal,
    pass: () => Promise<void>,
    drawSeed: () => number = () => randomInt(2 ** 32 - 1),
  ) {
    this.#sequence = sequence;
    this.#signal = signal;
    this.#pass = pass;
    this.#drawSeed = drawSeed;
    this.#metered = this.#meter();
  }

  get usage(): Usage {
    return { ...this.#usage };
  }

  /** Tokens at the start of the prompt that were in the KV cache when the prefill began. */
  get cachedTokens(): number {
    return this.#cached;
  }

  /** Tokens that still fit into the context. */
  get room(): number {
    return this.#free + this.#ahead.length;
  }

  get #free(): number {
    return this.#sequence.contextSize - this.#sequence.nextTokenIndex - this.#pending.length;
  }

  /**
   * Evaluates all but the last token of the prompt, which is left for the first decode, since that needs a token to
   * start from. Returns early when the signal aborts.
   */
  async prefill(prompt: readonly Token[]): Promise<void> {
    const start = performance.now();
    this.#usage.promptTokens = prompt.length;
    await rewind(this.#sequence, prompt.slice(0, -1));
    this.#cached = this.#sequence.nextTokenIndex;
    this.#pending = prompt.slice(this.#cached);
    await this.#feed();
    this.#usage.evaluatedTokens = this.#meter() - this.#metered;
    this.#usage.prefillTime += performance.now() - start;
  }

  /** Appends tokens of our own to the generated ones: a stub, or the opening of a channel. */
  async append(tokens: readonly Token[]): Promise<void> {
    await this.#takeBack();
    this.#pending.push(...tokens);
    await this.#feed();
  }

  /** Removes the last `count` generated tokens. Others must be appended before the next decode. */
  async drop(count: number): Promise<void> {
    await this.#takeBack();
    // The last token is not in the KV cache yet.
    this.#pending.pop();
    await this.#erase(count - 1);
  }

  /**
   * Samples the next token and adds it to the sequence.
   *
   * With a drafter, one engine step may choose several (speculative decoding, Leviathan et al. 2023): it evaluates the
   * draft along with the last token and samples after each. As far as the samples match the draft, the next calls need
   * no step; the rest is removed from the KV cache again. Each token is sampled from the same probabilities and with
   * the same seed as without a draft, up to the noise that any other split into batches causes.
   */
  async next(sampling: Sampling, drafter?: TokenDrafter): Promise<Token> {
    if (this.#ahead.length === 0) {
      const draft = drafter?.draft(this.#free - 1) ?? [];
      const time = this.#usage.decodeTime;
      this.#ahead = await this.#decode(draft, (index) => this.#options(sampling, index));
      drafter?.measured(1 + draft.length, this.#usage.decodeTime - time);
      this.#seeds.splice(0, this.#ahead.length);
    }
    const token = this.#ahead.shift();
    if (token === undefined) throw new Error('The engine gave no token.');
    drafter?.push(token);
    this.#usage.generatedTokens++;
    return token;
  }

  /** The likeliest next token among those of the choice. */
  async nextAmong({ tokens, bias }: Choice): Promise<Token> {
    await this.#takeBack();
    const [first] = tokens;
    const [likeliest] = await this.#decode([], () => ({ ...greedy, tokenBias: bias }));
    // If the bias had no effect, any token of the choice is correct, though perhaps not the likeliest.
    const token = likeliest === undefined || tokens.has(likeliest) ? likeliest : first;
    if (token === undefined) throw new Error('The engine gave no token.');
    this.#pending = [token];
    this.#usage.generatedTokens++;
    return token;
  }

  /** Clears the KV cache: after an error its contents are unknown. */
  async reset(): Promise<void> {
    this.#pending = [];
    this.#ahead = [];
    if (this.#sequence.disposed) return;
    await this.#sequence.clearHistory();
    forgetRestored(this.#sequence);
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

  /**
   * One step: evaluates the pending tokens and the draft, and samples after the last pending token and after each
   * draft token. Returns the samples as far as they match the draft: all of it and one more, or fewer.
   */
  async #decode(draft: readonly Token[], options: (index: number) => Options): Promise<Token[]> {
    await this.#pass();
    const start = performance.now();
    const last = this.#pending.at(-1);
    if (last === undefined) throw new Error('There is no token to go on from.');
    const sampled = [last, ...draft];
    const results = await this.#sequence.controlledEvaluate([
      ...this.#pending.slice(0, -1),
      ...sampled.map((token, index): Input => [
        token,
        { generateNext: { token: true, options: options(index) } },
      ]),
    ]);
    const chosen = results.slice(-sampled.length).map((result) => result?.next.token);
    let accepted = 0;
    while (accepted < draft.length && draft[accepted] === chosen[accepted]) accepted++;
    await this.#erase(draft.length - accepted);
    const tokens = chosen.slice(0, accepted + 1).filter((token) => token !== undefined && token !== null);
    this.#pending = tokens.slice(-1);
    // The first decode also evaluates the last token of the prompt.
    if (this.#usage.decodeSteps === 0) this.#usage.evaluatedTokens++;
    this.#usage.decodeSteps++;
    this.#usage.draftedTokens += draft.length;
    this.#usage.acceptedTokens += accepted;
    this.#usage.decodeTime += performance.now() - start;
    return tokens;
  }

  /** Rewinds so that the last requested token is pending and nothing is chosen ahead. */
  async #takeBack(): Promise<void> {
    const count = this.#ahead.length;
    if (count === 0) return;
    this.#ahead = [];
    this.#pending = this.#sequence.contextTokens.slice(-count).slice(0, 1);
    await this.#erase(count);
  }

  /** Removes the last tokens from the KV cache. */
  async #erase(count: number): Promise<void> {
    const end = this.#sequence.nextTokenIndex;
    if (count > 0) await this.#sequence.eraseContextTokenRanges([{ start: end - count, end }]);
  }

  /** Each token has a sampler of its own, so each needs its own seed: the default seed is the time. */
  #options({ temperature, topP, topK }: Sampling, index: number): Options {
    if (temperature === 0) return { temperature, topP, topK };
    const seed = (this.#seeds[index] ??= this.#drawSeed());
    return { temperature, topP, topK, seed };
  }

  /** Tokens that the engine has evaluated so far; it counts those after which it sampled as output. */
  #meter(): number {
    const { usedInputTokens, usedOutputTokens } = this.#sequence.tokenMeter;
    return usedInputTokens + usedOutputTokens;
  }
}

type Input = Parameters<LlamaContextSequence['controlledEvaluate']>[0][number];
type GenerateNext = NonNullable<Extract<Input, readonly unknown[]>[1]['generateNext']>;
type Options = NonNullable<GenerateNext['options']>;

import { Lookup } from './lookup.ts';
import { longestDraft, type Costs } from './stepCosts.ts';

/** Drafts the next tokens of one answer: as many as are likely enough to pay. */
export class Drafter<T extends number> {
  readonly #lookup: Lookup<T>;
  readonly #costs: Costs;

  /**
   * @param source what the answer is expected to repeat from `begin` on.
   * @param prompt what it may repeat, too.
   * @param costs what is known of the model's speed. Outlives the answer.
   * @param isText whether a token may be drafted.
   */
  constructor(source: readonly T[], prompt: readonly T[], costs: Costs, isText?: (token: T) => boolean) {
    this.#lookup = new Lookup(source, prompt, isText);
    this.#costs = costs;
  }

  /** The draft to verify in the next step, at most so many tokens; often empty. */
  draft(most: number): T[] {
    const guess = this.#lookup.guess(Math.min(most, longestDraft));
    return guess.slice(
      0,
      this.#costs.bestLength(guess.length, (index) => this.#lookup.likelihood(index)),
    );
  }

  /** What a step cost: `tokens` evaluated in one batch, in so many milliseconds. */
  measured(tokens: number, time: number): void {
    this.#costs.record(tokens, time);
  }

  /** Takes the next token of the answer, drafted or not. */
  push(token: T): void {
    this.#lookup.push(token);
  }

  /** The answer begins here, and the source with it. */
  begin(): void {
    this.#lookup.begin();
  }
}

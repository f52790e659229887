import { Lookup } from './lookup.ts';
import { longestDraft, type Costs } from './stepCosts.ts';

/** Drafts the next tokens of one answer: as many as are likely enough to pay off. */
export class Drafter<T extends number> {
  readonly #lookup: Lookup<T>;
  readonly #costs: Costs;

  /**
   * @param source the text that the answer is expected to repeat from `begin` on.
   * @param prompt other text that it may repeat.
   * @param costs the measured speed of the model; outlives the answer.
   * @param isText whether a token may be drafted.
   */
  constructor(source: readonly T[], prompt: readonly T[], costs: Costs, isText?: (token: T) => boolean) {
    this.#lookup = new Lookup(source, prompt, isText);
    this.#costs = costs;
  }

  /** The draft to verify in the next step, at most `most` tokens; often empty. */
  draft(most: number): T[] {
    const guess = this.#lookup.guess(Math.min(most, longestDraft));
    return guess.slice(
      0,
      this.#costs.bestLength(guess.length, (index) => this.#lookup.likelihood(index)),
    );
  }

  /** Records a step: `tokens` evaluated in one batch, in `time` milliseconds. */
  measured(tokens: number, time: number): void {
    this.#costs.record(tokens, time);
  }

  /** Takes the next token of the answer, drafted or not. */
  push(token: T): void {
    this.#lookup.push(token);
  }

  /** Marks the point where the answer, and with it the source, begins. */
  begin(): void {
    this.#lookup.begin();
  }
}

import type { Usage } from '../protocol/model.ts';

/** Shorter prefills are mostly overhead. */
const leastTokens = 64;

/** How fast this machine evaluates prompts, by the quickest of them: others waited for more urgent work in between. */
export class PrefillSpeed {
  #timePerToken = Infinity;

  /** Milliseconds; 0 while nothing is known, and nothing then seems worth keeping. */
  get timePerToken(): number {
    return Number.isFinite(this.#timePerToken) ? this.#timePerToken : 0;
  }

  note({ evaluatedTokens, prefillTime }: Usage): void {
    if (evaluatedTokens >= leastTokens)
      this.#timePerToken = Math.min(this.#timePerToken, prefillTime / evaluatedTokens);
  }
}

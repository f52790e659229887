/** Longest draft. With the token before it a batch of 64, half of what a completion waits for during a prefill. */
export const longestDraft = 63;

/**
 * What a token more in a batch costs before it was measured, as a share of a step of one token. A GPU with a dense
 * model has a few hundredths; with experts, each token may need others of them, on a CPU about a fourth.
 */
const guessedShare = 0.15;

/** A draft must promise this much more speed than no draft, since what is measured is never exact. */
const leastGain = 1.05;

/** Milliseconds of the longest step, if it is not one of few tokens: a completion and a cancel wait for it. */
const longestStep = 250;

/** Single steps that a step may always take. */
const leastSteps = 3;

/** Steps after which a measurement that was not renewed is forgotten: the machine may have had other work then. */
const memory = 256;

interface Measurement {
  /** Milliseconds. */
  time: number;
  /** The step that it is from. */
  step: number;
}

/** What decides how long a draft is. */
export type Costs = Pick<StepCosts, 'record' | 'bestLength'>;

/** As if batches cost nothing more than single steps: drafts are as long as can be. */
export const noCosts: Costs = {
  record: () => undefined,
  bestLength: (most) => Math.min(most, longestDraft),
};

/**
 * What a decode step costs by the number of its tokens, as measured on this model and machine, and the length of draft
 * that gives the most tokens for the time. It is 0 where batches do not pay.
 */
export class StepCosts {
  readonly #measured = new Map<number, Measurement>();
  #steps = 0;

  /** Takes note of a step: `tokens` evaluated in one batch, in so many milliseconds. */
  record(tokens: number, time: number): void {
    this.#steps++;
    for (const [size, { step }] of this.#measured)
      if (size > 1 && step < this.#steps - memory) this.#measured.delete(size);
    if (!isPowerOfTwo(tokens)) return;
    const known = this.#measured.get(tokens)?.time ?? time;
    // Other work on the machine makes a step slower and never faster, so what is fast counts more.
    const learned = known + (time - known) * (time < known ? 0.5 : 0.1);
    this.#measured.set(tokens, { time: learned, step: this.#steps });
  }

  /**
   * The best length of a draft of at most `most` tokens.
   * @param likelihood how likely the token at an index of the draft is right, if those before it are.
   */
  bestLength(most: number, likelihood: (index: number) => number): number {
    const single = this.time(1);
    const longest = Math.max(longestStep, leastSteps * single);
    let best = { length: 0, rate: leastGain / single };
    let expected = 1;
    let reached = 1;
    for (let length = 1; length <= Math.min(most, longestDraft); length++) {
      reached *= likelihood(length - 1);
      expected += reached;
      // Few sizes, so that each is measured often.
      if (!isPowerOfTwo(length + 1) && length !== most) continue;
      const time = this.time(length + 1);
      if (time > longest) continue;
      const rate = expected / time;
      if (rate > best.rate) best = { length, rate };
    }
    return best.length;
  }

  /** Milliseconds that a step of so many tokens takes, as far as one knows: between and beyond what was measured, on a line. */
  time(tokens: number): number {
    const known = [...this.#measured]
      .map(([size, { time }]) => ({ size, time }))
      .sort((a, b) => a.size - b.size);
    const [least] = known;
    if (!least) return 1 + guessedShare * (tokens - 1);
    const single = least.size === 1 ? least.time : least.time / (1 + guessedShare * (least.size - 1));
    const points = [{ size: 1, time: single }, ...known.filter(({ size }) => size > 1)];
    const above = points.find(({ size }) => size >= tokens);
    const below = points.findLast(({ size }) => size < tokens);
    if (!below) return single;
    if (above) {
      const share = (tokens - below.size) / (above.size - below.size);
      return below.time + share * (above.time - below.time);
    }
    const perToken =
      below.size > 1 ? Math.max(0, below.time - single) / (below.size - 1) : guessedShare * single;
    return below.time + perToken * (tokens - below.size);
  }
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}

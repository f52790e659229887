/**
 * The longest draft, in tokens. With the token before it, a batch of 64: half of what a completion waits for during a
 * prefill.
 */
export const longestDraft = 63;

/**
 * The cost of one more token in a batch until it has been measured, as a share of a single-token step. A few
 * hundredths for a dense model on a GPU; about a quarter for a mixture-of-experts model on a CPU, where each token may
 * need other experts.
 */
const guessedShare = 0.15;

/** A draft must promise at least this speed-up, since measurements are never exact. */
const leastGain = 1.05;

/**
 * Milliseconds of the longest step, except for very short batches: a completion or a cancellation has to wait for it.
 */
const longestStep = 250;

/** A step may always take as long as this many single-token steps. */
const leastSteps = 3;

/** Steps after which an old measurement is dropped: the machine may have been busy at that time. */
const memory = 256;

interface Measurement {
  /** Milliseconds. */
  time: number;
  /** The number of the step that was measured. */
  step: number;
}

/** The part of the step costs that decides how long a draft is. */
export type Costs = Pick<StepCosts, 'record' | 'bestLength'>;

/** As if a batch cost no more than a single step: drafts are as long as possible. */
export const noCosts: Costs = {
  record: () => undefined,
  bestLength: (most) => Math.min(most, longestDraft),
};

/**
 * The cost of a decode step by its number of tokens, as measured on this model and machine, and the draft length with
 * the most tokens per time. That length is 0 where batches do not pay off.
 */
export class StepCosts {
  readonly #measured = new Map<number, Measurement>();
  #steps = 0;

  /** Records a step: `tokens` evaluated in one batch, in `time` milliseconds. */
  record(tokens: number, time: number): void {
    this.#steps++;
    for (const [size, { step }] of this.#measured)
      if (size > 1 && step < this.#steps - memory) this.#measured.delete(size);
    if (!isPowerOfTwo(tokens)) return;
    const known = this.#measured.get(tokens)?.time ?? time;
    // Other work on the machine makes a step slower, never faster, so fast measurements count more.
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
      // Only a few sizes, so that each is measured often.
      if (!isPowerOfTwo(length + 1) && length !== most) continue;
      const time = this.time(length + 1);
      if (time > longest) continue;
      const rate = expected / time;
      if (rate > best.rate) best = { length, rate };
    }
    return best.length;
  }

  /** Milliseconds that a step of this many tokens takes, as far as known: linearly interpolated and extrapolated. */
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

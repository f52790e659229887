import type { Cost } from '../completion/outcome.ts';
import { inMilliseconds, nounCount } from '../text/words.ts';

/** How long one stage of a request took. */
export interface Timing {
  stage: string;
  /** Milliseconds. */
  time: number;
  /** What was done in it; empty when the name says all. */
  what: string;
}

/**
 * The stages that a request reached, in the order of the path. The model process measures prefill and decode itself;
 * the rest of the time that the host waited for it is the queue: other requests, loading, and the messages.
 */
export function timingsOf({ stages, usage }: Cost): Timing[] {
  return Object.entries(stages).flatMap(([stage, time]): Timing[] => {
    if (stage !== 'model') return [{ stage, time, what: stageWords[stage] ?? '' }];
    if (!usage) return [{ stage, time, what: 'queue, prefill and decode together; no answer came' }];
    const { prefillTime, decodeTime, evaluatedTokens, promptTokens, generatedTokens } = usage;
    const queue = time - prefillTime - decodeTime;
    // Two clocks measure, so a little less than nothing is nothing; more is a request that an earlier key had made.
    const isJoined = queue < -clockDifference;
    return [
      isJoined
        ? { stage, time, what: 'an earlier key had asked already; this much was left to wait for' }
        : { stage: 'queue', time: Math.max(0, queue), what: 'other requests, loading, messages' },
      {
        stage: 'prefill',
        time: prefillTime,
        what: `${evaluatedTokens.toLocaleString('en')} of ${nounCount(promptTokens, 'token')} evaluated`,
      },
      { stage: 'decode', time: decodeTime, what: nounCount(generatedTokens, 'token') },
    ];
  });
}

/** All stages in one line; empty when the model was not asked. */
export function timingsLine(cost: Cost): string {
  return timingsOf(cost)
    .map(({ stage, time }) => `${stage} ${inMilliseconds(time)}`)
    .join(', ');
}

/** Milliseconds. */
const clockDifference = 2;

const stageWords: Readonly<Record<string, string>> = {
  wait: 'for the typing to pause',
  context: 'gathering related code',
  clean: 'filters and fitting to the line',
};

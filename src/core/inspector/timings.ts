import type { Cost } from '../completion/outcome.ts';
import { inMilliseconds, nounCount } from '../text/words.ts';

/** How long one stage of a request took. */
export interface Timing {
  stage: string;
  /** Milliseconds. */
  time: number;
  /** What was done in the stage; empty when the name says it all. */
  what: string;
}

/**
 * The stages that a request reached, in order. The model process measures prefill and decode itself; the rest of the
 * host's waiting time is the queue: other requests, loading, and message passing.
 */
export function timingsOf({ stages, usage }: Cost): Timing[] {
  return Object.entries(stages).flatMap(([stage, time]): Timing[] => {
    if (stage !== 'model') return [{ stage, time, what: stageWords[stage] ?? '' }];
    if (!usage) return [{ stage, time, what: 'queue, prefill and decode together; no answer came' }];
    const { prefillTime, decodeTime, evaluatedTokens, promptTokens, generatedTokens } = usage;
    const queue = time - prefillTime - decodeTime;
    // Two clocks are involved, so a slightly negative queue is zero; a more negative one means that the request had
    // been made by an earlier key.
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

/** Milliseconds by which the two processes' clocks may differ. */
const clockDifference = 2;

const stageWords: Readonly<Record<string, string>> = {
  wait: 'for the typing to pause',
  context: 'gathering related code',
  clean: 'filters and fitting to the line',
};

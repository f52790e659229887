import PQueue from 'p-queue';

/** Work in a lane. Its signal tells it to stop; it occupies the lane until it has stopped. */
export type Work = (signal: AbortSignal) => Promise<void>;

/** The two lanes to the model. They run in parallel; each runs one piece of work at a time. */
export interface Lanes {
  /** The newest wins: aborts what runs or waits in the completion lane. */
  completion: (work: Work, signal: AbortSignal) => Promise<void>;
  /** Waits for its turn in the completion lane, aborting nothing; the next completion aborts it. */
  background: (work: Work, signal: AbortSignal) => Promise<void>;
  /** Like `background`, but runs after everything else that waits there, since nobody may ever need it. */
  speculation: (work: Work, signal: AbortSignal) => Promise<void>;
  /** Runs in order of arrival. */
  conversation: (work: Work, signal: AbortSignal) => Promise<void>;
}

/**
 * The lanes. Each promise resolves when the work has really ended, or at once when its signal aborts while it waits
 * (it is then never started).
 */
export function createLanes(): Lanes {
  const completions = new PQueue({ concurrency: 1 });
  const conversations = new PQueue({ concurrency: 1 });
  let newest = new AbortController();
  return {
    completion: (work, signal) => {
      newest.abort();
      newest = new AbortController();
      return enqueue(completions, work, AbortSignal.any([signal, newest.signal]));
    },
    background: (work, signal) => enqueue(completions, work, AbortSignal.any([signal, newest.signal])),
    speculation: (work, signal) => enqueue(completions, work, AbortSignal.any([signal, newest.signal]), -1),
    conversation: (work, signal) => enqueue(conversations, work, signal),
  };
}

/**
 * p-queue frees a slot as soon as the signal of a running task aborts, so the next task would meet an engine that is
 * still busy. Therefore its signal aborts only while the task waits; a running task gets the abort itself, and keeps
 * the slot until it has stopped.
 */
async function enqueue(queue: PQueue, work: Work, signal: AbortSignal, priority = 0): Promise<void> {
  if (signal.aborted) return;
  const waiting = new AbortController();
  const leave = (): void => waiting.abort();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await queue.add(
      () => {
        signal.removeEventListener('abort', leave);
        return work(signal);
      },
      { signal: waiting.signal, priority },
    );
  } catch (error) {
    if (!waiting.signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

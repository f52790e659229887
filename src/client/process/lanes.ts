import PQueue from 'p-queue';

/** Work in a lane: told to end by its signal, and holding the lane until it has. */
export type Work = (signal: AbortSignal) => Promise<void>;

/** The two lanes to the model. They run side by side; each does one thing at a time. */
export interface Lanes {
  /** Newest wins: what waits or runs in the lane is told to end. */
  completion: (work: Work, signal: AbortSignal) => Promise<void>;
  /** In the completion lane, when its turn comes; the next completion tells it to end. It tells nobody to. */
  background: (work: Work, signal: AbortSignal) => Promise<void>;
  /** As `background`, and after all that waits there: nobody may ever want it. */
  speculation: (work: Work, signal: AbortSignal) => Promise<void>;
  /** In order of arrival. */
  conversation: (work: Work, signal: AbortSignal) => Promise<void>;
}

/**
 * All resolve when the work has really ended, or at once when the signal aborts while it waits (it is then never
 * started).
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
 * p-queue frees a slot as soon as the signal of a running task aborts, and the next task would meet an engine that is
 * still at work. So its signal aborts only while the task waits; a running task is told, and keeps the slot until it
 * has answered.
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

import { noUsage, type ModelEvent } from '../protocol/model.ts';

/** One request's events, pushed by the client and read by a feature. */
export interface EventStream {
  /** Ignored after the end, so that whoever comes late need not know. */
  push: (event: ModelEvent) => void;
  /** Ends with the first `done` or `failed`; an abort is `done`, at once, whatever the process still does. */
  events: AsyncIterable<ModelEvent>;
  /** Aborts with the reader's. */
  signal: AbortSignal;
}

export function createEventStream(signal: AbortSignal): EventStream {
  const buffer: ModelEvent[] = [];
  let ended = false;
  let wake: (() => void) | undefined;

  function push(event: ModelEvent): void {
    if (ended) return;
    ended = event.type === 'done' || event.type === 'failed';
    buffer.push(event);
    wake?.();
  }

  async function* read(): AsyncGenerator<ModelEvent> {
    const abort = (): void => push(cancelled);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    try {
      for (;;) {
        for (let event = buffer.shift(); event; event = buffer.shift()) {
          yield event;
          if (event.type === 'done' || event.type === 'failed') return;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  return { push, events: read(), signal };
}

/** The end of a request that nobody wants any more. */
export const cancelled: ModelEvent = {
  type: 'done',
  reason: 'cancelled',
  usage: noUsage,
};

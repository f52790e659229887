import { noUsage, type ModelEvent } from '../protocol/model.ts';

/** The events of one request, pushed by the client and read by a feature. */
export interface EventStream {
  /** Ignored after the end, so that late callers need not check. */
  push: (event: ModelEvent) => void;
  /** Ends with the first `done` or `failed`. An abort gives `done` at once, whatever the process is still doing. */
  events: AsyncIterable<ModelEvent>;
  /** The reader's signal. */
  signal: AbortSignal;
}

/** Creates the stream of one request; `signal` is the reader's. */
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

/** The final event of a cancelled request. */
export const cancelled: ModelEvent = {
  type: 'done',
  reason: 'cancelled',
  usage: noUsage,
};

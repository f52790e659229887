import type { ModelFailure } from '../../protocol/failure.ts';
import type { FromModel, ModelEvent, ModelRequest, TokenCounts, ToModel } from '../../protocol/model.ts';

/** What the model process has been asked and has not answered yet. */
export interface PendingRequests {
  /** Whether nothing is pending. */
  readonly none: boolean;
  /** Whether a request is: countings, which are soon over, do not count. */
  readonly requested: boolean;
  request(
    request: ModelRequest,
    onEvent: (event: ModelEvent) => void,
    send: (message: ToModel) => void,
  ): { cancel(): void };
  count(texts: readonly string[], send: (message: ToModel) => void): Promise<TokenCounts>;
  receive(message: Extract<FromModel, { type: 'event' | 'counted' }>): void;
  /** Ends everything with a failure: no answer will come. */
  settle(failure: ModelFailure): void;
}

/** The requests of this window. Their numbers are never used twice, so an old answer cannot reach a new request. */
export function createPendingRequests(): PendingRequests {
  const pending = new Map<number, (event: ModelEvent) => void>();
  const counting = new Map<number, (result: TokenCounts) => void>();
  let lastId = 0;
  return {
    get none() {
      return pending.size + counting.size === 0;
    },
    get requested() {
      return pending.size > 0;
    },
    request(request, onEvent, send) {
      const id = ++lastId;
      pending.set(id, onEvent);
      send({ type: 'generate', id, request });
      return { cancel: () => send({ type: 'cancel', id }) };
    },
    count(texts, send) {
      const id = ++lastId;
      return new Promise((resolve) => {
        counting.set(id, resolve);
        send({ type: 'count', id, texts });
      });
    },
    receive(message) {
      if (message.type === 'counted') {
        counting.get(message.id)?.(message.result);
        counting.delete(message.id);
        return;
      }
      const listener = pending.get(message.id);
      if (message.event.type === 'done' || message.event.type === 'failed') pending.delete(message.id);
      listener?.(message.event);
    },
    settle(failure) {
      const listeners = [...pending.values()];
      pending.clear();
      for (const listener of listeners) listener({ type: 'failed', failure });
      for (const resolve of counting.values()) resolve({ failure });
      counting.clear();
    },
  };
}

import type { CompletionRequest } from '../../protocol/model.ts';
import { decide, type Decision } from './decide.ts';
import { completionRequest, type Ask } from './ask.ts';

/**
 * A request that only prefills the prompt for a position, so that the first keystroke there finds it in the KV cache.
 * `undefined` where a keystroke would not ask the model either: excluded text must not reach the model this way.
 */
export function prepareRequest(ask: Ask): CompletionRequest | undefined {
  const decision = decideAhead(ask);
  if (!decision.ask) return undefined;
  const request = completionRequest({ ...ask, trace: false }, decision.shape);
  return { ...request, maxTokens: 0, background: true };
}

/** Whether there is anything to prepare. Does not collect snippets. */
export function isPreparable(ask: Ask): boolean {
  return decideAhead(ask).ask;
}

/** Decides as for the next keystroke, which can also follow an undo or an acceptance. */
function decideAhead({ situation }: Ask): Decision {
  return decide({ ...situation, explicit: false, undone: false, accepted: false });
}

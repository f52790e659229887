import type { CompletionRequest } from '../../protocol/model.ts';
import { decide, type Decision } from './decide.ts';
import { completionRequest, type Ask } from './ask.ts';

/**
 * A request that only evaluates the prompt of a place, so that the first keystroke there finds it done. `undefined`
 * where a keystroke would not ask: what reaches no prompt then reaches none now.
 */
export function prepareRequest(ask: Ask): CompletionRequest | undefined {
  const decision = decideAhead(ask);
  if (!decision.ask) return undefined;
  const request = completionRequest({ ...ask, trace: false }, decision.shape);
  return { ...request, maxTokens: 0, background: true };
}

/** Whether there is something to prepare. Asks for no snippets. */
export function isPreparable(ask: Ask): boolean {
  return decideAhead(ask).ask;
}

/** An undo and an accept are followed by a keystroke, too. */
function decideAhead({ situation }: Ask): Decision {
  return decide({ ...situation, explicit: false, undone: false, accepted: false });
}

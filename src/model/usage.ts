import type { DoneReason, ModelEvent } from '../protocol/model.ts';
import type { PromptTrace } from '../protocol/promptTrace.ts';
import type { Run } from './sequence.ts';

/** The event that ends an answer, with its usage. */
export function done(reason: DoneReason, run: Run, prompt?: PromptTrace): ModelEvent {
  return { type: 'done', reason, usage: run.usage, ...(prompt && { prompt }) };
}

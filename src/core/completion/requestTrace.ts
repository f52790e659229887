import type { CompletionRequest, DoneReason, PromptTrace } from '../../protocol/model.ts';

/** All that the request inspector shows of a request that reached the model. Kept in memory, and nowhere else. */
export interface RequestTrace {
  request: CompletionRequest;
  /** What the model answered, before any filter. */
  raw: string;
  /** Why the answer ended; `undefined` when it failed. */
  reason: DoneReason | undefined;
  /** The prompt as it was sent; `undefined` when the model process did not get to say. */
  prompt: PromptTrace | undefined;
  /** The filters in their order, also those that changed nothing. */
  steps: readonly FilterStep[];
}

/** What one filter did to the answer. */
export interface FilterStep {
  filter: string;
  before: string;
  after: string;
}

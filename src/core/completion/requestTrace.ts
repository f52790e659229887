import type { CompletionRequest, DoneReason } from '../../protocol/model.ts';
import type { PromptTrace } from '../../protocol/promptTrace.ts';

/** Everything that the request inspector shows of a request that reached the model. Kept only in memory. */
export interface RequestTrace {
  request: CompletionRequest;
  /** The model's answer, before any filter. */
  raw: string;
  /** Why the answer ended; `undefined` when it failed. */
  reason: DoneReason | undefined;
  /** The prompt as it was sent; `undefined` when the model process did not report it. */
  prompt: PromptTrace | undefined;
  /** All filters in order, including those that changed nothing. */
  steps: readonly FilterStep[];
}

/** What one filter did to the answer. */
export interface FilterStep {
  filter: string;
  before: string;
  after: string;
}

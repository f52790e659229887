import type { ModelFailure } from '../protocol/failure.ts';
import type { Job, ModelEvent, ModelRequest, TokenCounts } from '../protocol/model.ts';
import type { ModelState } from './lifecycle.ts';

/**
 * Sends a request to the model. Starts it if necessary and waits for its turn in the queue. Yields text events and
 * then exactly one `done` or `failed`; an abort yields `done` with reason `cancelled`. Never throws. Leaving the loop
 * early counts as an abort.
 */
export type Generate = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>;

/** The model as features see it. Routes to back ends (`core/backend.ts`). */
export interface ModelService {
  /** Goes to the back end for the request's job. */
  readonly generate: Generate;
  /**
   * Counts the tokens of each text by the vocabulary of the model for the job. Loads it if necessary; never rejects.
   */
  countTokens(job: Job, texts: readonly string[]): Promise<TokenCounts>;
  /** The state of the model; of several models, the state that concerns the user most: a failure, then loading. */
  readonly state: ModelState;
  /** Called with each new state. Returns the function that unsubscribes. */
  onDidChangeState(listener: (state: ModelState) => void): () => void;
  /** The number of requests waiting or running, and the speed of the last answer in decoded tokens per second. */
  readonly activity: ModelActivity;
  onDidChangeActivity(listener: (activity: ModelActivity) => void): () => void;
  /** Loads the model now instead of with the first request. Resolves when it is ready or has failed. */
  start(): Promise<void>;
  /** Ends the process and starts a new one, also out of `failed`. */
  restart(): Promise<void>;
  /** Ends the process and frees its memory; the next request starts it again. */
  stop(): void;
}

/** The requests under way, and the speed of the last one. */
export interface ModelActivity {
  readonly completions: number;
  readonly conversations: number;
  /** Decoded tokens per second of the last answer with at least a few tokens. */
  readonly tokensPerSecond: number | undefined;
}

/** Collects the whole answer of a request, without its reasoning. */
export async function collectAnswer(events: AsyncIterable<ModelEvent>): Promise<CollectedAnswer> {
  let text = '';
  for await (const event of events) {
    if (event.type === 'answer') text += event.text;
    else if (event.type === 'done') return { text, end: event };
    else if (event.type === 'failed') return { text, end: event };
  }
  return { text, end: { type: 'failed', failure: unended } };
}

/** A whole answer, and the event that ended it. */
export interface CollectedAnswer {
  text: string;
  end: Extract<ModelEvent, { type: 'done' | 'failed' }>;
}

/** A stream that ends without a final event is a bug of ours, but must not hang or throw in a feature. */
export const unended: ModelFailure = {
  code: 'internal',
  words: 'The model process ended an answer without saying so.',
};

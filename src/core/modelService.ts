import type { ModelFailure } from '../protocol/failure.ts';
import type { Job, ModelEvent, ModelRequest, TokenCounts } from '../protocol/model.ts';
import type { ModelState } from './lifecycle.ts';

/**
 * Asks the model. Starts it if need be and waits for its turn in the queue. Yields text events and then exactly one
 * `done` or `failed`; an abort yields `done` with reason `cancelled`. Never throws. Leaving the loop early is an
 * abort too.
 */
export type Generate = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>;

/** What features may know of the model besides {@link Generate}. Routes to back ends (`core/backend.ts`). */
export interface ModelService {
  /** Goes to the back end that does the request's job. */
  readonly generate: Generate;
  /** Tokens of each text by the vocabulary of the model that does the job. Loads it if need be; never rejects. */
  countTokens(job: Job, texts: readonly string[]): Promise<TokenCounts>;
  /** The model's, and of several the one that concerns the user most: a failure, then loading. */
  readonly state: ModelState;
  /** Called with each new state. Returns the function that ends the subscription. */
  onDidChangeState(listener: (state: ModelState) => void): () => void;
  /** How many requests wait or run, and the speed of the last answer in decoded tokens per second. */
  readonly activity: ModelActivity;
  onDidChangeActivity(listener: (activity: ModelActivity) => void): () => void;
  /** Loads the model now instead of with the first request. Resolves when it is ready or has failed. */
  start(): Promise<void>;
  /** Ends the process and starts it anew, also out of `failed`. */
  restart(): Promise<void>;
  /** Ends the process and frees its memory; the next request starts it again. */
  stop(): void;
}

export interface ModelActivity {
  readonly completions: number;
  readonly conversations: number;
  /** Decoded tokens per second of the last answer that decoded at least a few tokens. */
  readonly tokensPerSecond: number | undefined;
}

/** Collects the answer of a whole request. Reasoning is left out. */
export async function collectAnswer(events: AsyncIterable<ModelEvent>): Promise<CollectedAnswer> {
  let text = '';
  for await (const event of events) {
    if (event.type === 'answer') text += event.text;
    else if (event.type === 'done') return { text, end: event };
    else if (event.type === 'failed') return { text, end: event };
  }
  return { text, end: { type: 'failed', failure: unended } };
}

export interface CollectedAnswer {
  text: string;
  end: Extract<ModelEvent, { type: 'done' | 'failed' }>;
}

/** Breaking the protocol's one rule is a bug of ours, and still must not hang or throw in a feature. */
export const unended: ModelFailure = {
  code: 'internal',
  words: 'The model process ended an answer without saying so.',
};

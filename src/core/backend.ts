import type { Job, TokenCounts } from '../protocol/model.ts';
import type { ModelState } from './lifecycle.ts';
import type { Generate, ModelActivity } from './modelService.ts';

/**
 * Something that runs a model: today a process of ours, perhaps a server one day. Features do not use it directly but
 * through a `ModelService`, which routes each job to a back end.
 */
export interface Backend {
  readonly capabilities: Capabilities;
  readonly state: ModelState;
  /** Called with each new state. Returns the function that unsubscribes. */
  onDidChangeState(listener: (state: ModelState) => void): () => void;
  readonly activity: ModelActivity;
  onDidChangeActivity(listener: (activity: ModelActivity) => void): () => void;
  /** Starts the back end if necessary, and schedules requests itself. */
  readonly generate: Generate;
  /**
   * Counts the tokens of each text by the model's vocabulary. Starts the back end if necessary, but waits for no
   * request. Never rejects.
   */
  countTokens(texts: readonly string[]): Promise<TokenCounts>;
  /** Loads the model, also out of `failed`. Resolves when it is ready or has failed. */
  start(): Promise<void>;
  /** Frees all resources and fails pending requests with `stopped`. The next request starts it again. */
  stop(): void;
  dispose(): void;
}

/** What a back end can do. Constant. */
export interface Capabilities {
  jobs: readonly Job[];
}

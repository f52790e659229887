import type { Job, TokenCounts } from '../protocol/model.ts';
import type { ModelState } from './lifecycle.ts';
import type { Generate, ModelActivity } from './modelService.ts';

/**
 * Something that runs a model: a process of ours, or one day a server. Features do not know of it. They have a
 * `ModelService`, which gives each job to a back end.
 */
export interface Backend {
  readonly capabilities: Capabilities;
  readonly state: ModelState;
  /** Called with each new state. Returns the function that ends the subscription. */
  onDidChangeState(listener: (state: ModelState) => void): () => void;
  readonly activity: ModelActivity;
  onDidChangeActivity(listener: (activity: ModelActivity) => void): () => void;
  /** Starts it if need be, and keeps its own order of requests. */
  readonly generate: Generate;
  /** Tokens of each text by the model's own vocabulary. Starts it if need be; waits for no request. Never rejects. */
  countTokens(texts: readonly string[]): Promise<TokenCounts>;
  /** Makes it ready, also out of `failed`. Resolves when it is, or has failed. */
  start(): Promise<void>;
  /** Frees what it holds, and settles what is pending with `stopped`. The next request starts it again. */
  stop(): void;
  dispose(): void;
}

/** What a back end can do. Constant. */
export interface Capabilities {
  jobs: readonly Job[];
}

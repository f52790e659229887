import type { ModelState } from '../../core/lifecycle.ts';
import type { ModelFailure } from '../../protocol/failure.ts';
import type { ModelEvent, ModelRequest, TokenCounts } from '../../protocol/model.ts';
import type { Subscribe } from '../listeners.ts';
import type { Parting } from './wire.ts';

/** The model process as the back end sees it: kept running, and restarted after a crash. */
export interface ModelHost {
  readonly state: ModelState;
  onDidChangeState: Subscribe<ModelState>;
  /**
   * Resolves when a model with the current options is ready, or has failed to load, or with a failure if it must not be
   * loaded now.
   */
  ready(urgency: Urgency): Promise<ModelFailure | undefined>;
  /**
   * Sends a request to the process, which must be ready. The listener is called until a `done` or `failed` has come.
   */
  request(request: ModelRequest, onEvent: (event: ModelEvent) => void): { cancel(): void };
  /** Counts the tokens of texts in the process, which must be ready. */
  count(texts: readonly string[]): Promise<TokenCounts>;
  /** The user is at this window now, or no longer. */
  focus(focused: boolean): void;
  /** Gives the process up. Pending requests fail with `stopped`. */
  stop(why: Parting): void;
  /** Gives the process up if it uses other options than the current ones. */
  reconsider(): void;
  /** Tells the process the current rules for unloading. A new process gets them anyway. */
  updateRules(): void;
  /** Kills a process that does not answer, and treats it as crashed. */
  giveUpOn(reason: string): void;
}

/**
 * How much the model is wanted. After a failure, a keystroke does not load it again, unless the options have changed
 * since, but a question does. While memory is short, only the user's own command loads it.
 */
export type Urgency = 'keystroke' | 'question' | 'command';

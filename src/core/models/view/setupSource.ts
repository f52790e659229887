import type { Setup, SetupAction } from '../../../protocol/setup.ts';

/** Where the chat's notice about a first model comes from. */
export interface SetupSource {
  /** What is to be said, if anything. */
  readonly setup: Setup | undefined;
  /** Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void;
  /** Called when the page is there, so that somebody reads it. */
  needed(): void;
  /** Carries out a button of the notice. */
  act(action: SetupAction): void;
}

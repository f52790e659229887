import type { Ask } from '../completion/ask.ts';
import type { Result } from '../completion/suggest.ts';

/** Notified of every request for ghost text, and of accepted suggestions. Must neither throw nor block. */
export interface CompletionObserver {
  /**
   * Called once for each request, after its end.
   * @returns the number of the suggestion, if there is one, which the item's command passes to {@link onAccept}.
   */
  onResult(observation: Observation): number;
  /**
   * The editor has accepted the whole suggestion with this number.
   * @param chosen the text of the accepted item: of the first one shown, or of an alternative.
   */
  onAccept(suggestion: number, chosen: string): void;
}

/** A request that has ended, and where it was made. */
export interface Observation {
  ask: Ask;
  result: Result;
  /** The cursor's line, from 0. */
  line: number;
  /** The cursor's place in its line in UTF-16 code units, from 0. */
  character: number;
}

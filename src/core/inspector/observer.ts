import type { Ask } from '../completion/ask.ts';
import type { Result } from '../completion/suggest.ts';

/** Told of every request for ghost text, and of what became of what was shown. Never throws and never waits. */
export interface CompletionObserver {
  /**
   * Called once for each request, after its end.
   * @returns the number of the suggestion, if there is one: the item's command hands it to {@link onAccept}.
   */
  onResult(observation: Observation): number;
  /**
   * The editor has taken the whole suggestion of this number.
   * @param chosen the text of the item that was taken: of the one that was shown first, or of an alternative.
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

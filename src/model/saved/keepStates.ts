import type { LlamaContextSequence } from 'node-llama-cpp';
import type { Basis } from '../../core/completion/basis.ts';
import { isWorthSaving, mostAtOnce } from '../../core/models/stateBudget.ts';
import { commonLength } from '../chooseSlot.ts';
import { canRewind, rewind } from '../rewind.ts';
import type { SavedStates } from './savedStates.ts';

/** A place that the user may come back to. */
export interface KeptPlace {
  sequence: LlamaContextSequence;
  basis: Basis;
  /** The prompt's length; what follows it was generated. */
  promptTokens: number;
  /** Increases with each use. */
  usedAt: number;
}

/** What a state costs. */
export interface StateCost {
  /** The size of a file, by its tokens. */
  bytes: (tokens: number) => number;
  /** Milliseconds that evaluating one token took. */
  timePerToken: number;
}

/**
 * Tokens at the end of a prompt that are not saved, about three lines: a restored state cannot be gone back in, and the
 * user may change the last line.
 */
const margin = 32;

/** A state of fewer tokens, or of so few more than the one that is there, is not worth writing. */
const leastTokens = 200;

/** Milliseconds after which no other state is begun: the editor may be waiting, or the system shutting down. */
const patience = 1000;

/** Saves the places of one user, the last one first, as far as it is quick and worth it. They cannot be used after. */
export async function keepStates(
  places: readonly KeptPlace[],
  saved: SavedStates,
  { bytes, timePerToken }: StateCost,
): Promise<void> {
  const start = performance.now();
  let left = mostAtOnce;
  for (const { sequence, basis, promptTokens } of places.toSorted((a, b) => b.usedAt - a.usedAt)) {
    if (performance.now() - start > patience) return;
    const length = Math.min(sequence.nextTokenIndex, promptTokens) - margin;
    const size = bytes(length);
    if (length < leastTokens || size > left || !isWorthSaving(size, length * timePerToken)) continue;
    const tokens = sequence.contextTokens.slice(0, length);
    if (!canRewind(sequence, length) || isThere(tokens, saved)) continue;
    await rewind(sequence, tokens);
    await saved.save({ sequence, basis, bytes: size });
    left -= size;
  }
}

/** Whether a saved state has nearly all of the tokens. */
function isThere(tokens: readonly number[], saved: SavedStates): boolean {
  return saved.all.some(
    (state) =>
      tokens.length - state.tokens.length < leastTokens &&
      commonLength(state.tokens, tokens) === state.tokens.length,
  );
}

import type { Token } from 'node-llama-cpp';
import { stickTo, type Basis, type Patience } from '../../core/completion/basis.ts';
import type { CompletionLayout } from '../../core/completion/layout.ts';
import { commonLength } from '../chooseSlot.ts';
import type { SavedState } from './savedStates.ts';

/** A prompt, and what it was laid out from. */
export interface LaidOut {
  basis: Basis;
  layout: CompletionLayout;
  prompt: Token[];
}

/** What a request wants of an older prompt. */
export interface Demand {
  patience: Patience;
  /** Paths of which no code may be kept. */
  withdrawn: readonly string[] | undefined;
  /** Tokens of prefill that keeping parts of the older prompt must save. */
  worthWaiting: number;
}

/** A prompt that begins with all of a saved state. */
export interface Recall extends LaidOut {
  state: SavedState;
  /** Tokens of the prompt that are not in the state. */
  missing: number;
  /** Missing tokens, and those that restoring must save to be worth it. */
  cost: number;
}

/** Tokens of prefill that restoring must save: it reads megabytes. */
const worthRestoring = 64;

/**
 * The saved state that leaves least to evaluate, if any costs less than `missing` tokens. A restored state cannot be
 * gone back in (rewind.ts), so it counts only as a whole. One of the same place may keep parts of an older prompt, as in
 * the KV cache.
 */
export function bestRecall(
  states: readonly SavedState[],
  missing: number,
  exact: LaidOut,
  { patience, withdrawn, worthWaiting }: Demand,
  layOut: (basis: Basis) => Omit<LaidOut, 'basis'>,
): Recall | undefined {
  if (missing <= worthRestoring) return undefined;
  const recalls = states.flatMap((state): Recall[] => {
    if (isStartOf(state.tokens, exact.prompt)) return [recall(state, exact, worthRestoring)];
    if (!state.basis || missing <= worthWaiting) return [];
    const basis = stickTo(exact.basis, state.basis, patience, withdrawn);
    if (!basis) return [];
    const laidOut = { basis, ...layOut(basis) };
    return isStartOf(state.tokens, laidOut.prompt) ? [recall(state, laidOut, worthWaiting)] : [];
  });
  const [best] = recalls.toSorted((a, b) => a.cost - b.cost);
  return best && best.cost < missing ? best : undefined;
}

function recall(state: SavedState, laidOut: LaidOut, worth: number): Recall {
  const missing = laidOut.prompt.length - state.tokens.length;
  return { ...laidOut, state, missing, cost: missing + worth };
}

/** The last token of a prompt is evaluated with the first step of decoding, so it must be left over. */
function isStartOf(tokens: readonly number[], prompt: readonly number[]): boolean {
  return tokens.length < prompt.length && commonLength(tokens, prompt) === tokens.length;
}

import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { basisOf, stickTo, type Basis, type Patience } from '../core/completion/basis.ts';
import type { CompletionLayout } from '../core/completion/layout.ts';
import type { CompletionRequest } from '../protocol/model.ts';
import { chooseSlot, commonLength } from './chooseSlot.ts';

/** A prompt, and where to evaluate it. */
export interface Plan {
  sequence: LlamaContextSequence;
  layout: CompletionLayout;
  prompt: Token[];
  /** Tokens of the prompt, all but the last, that have to be evaluated. */
  missing: number;
  /** To be called when the prompt is evaluated as a whole: what it replaces is then the first to go. */
  settle: () => void;
}

/**
 * Tokens that must be spared for a prompt to keep what is out of date. In a file of some lines nothing is: there,
 * evaluating all that is new costs less than this.
 */
const worthWaiting = 200;

/** States of completion prompts, of recent files and places in them. */
export class Slots {
  readonly #slots: Slot[];
  #uses = 0;

  constructor(sequences: readonly LlamaContextSequence[]) {
    this.#slots = sequences.map((sequence) => ({ sequence, basis: undefined, usedAt: 0 }));
  }

  /**
   * Finds the state from which a request costs the least, and the prompt to match it. A request for no tokens is
   * evaluated ahead of need: it gets all that is new, in a slot that no keystroke waits for if there is one.
   */
  plan(
    request: CompletionRequest,
    layOut: (basis: Basis) => { layout: CompletionLayout; prompt: Token[] },
  ): Plan {
    const ahead = request.maxTokens === 0;
    const wanted = basisOf(request);
    const states = this.#slots.map((slot) => ({ slot, tokens: slot.sequence.contextTokens }));
    const exact = { basis: wanted, ...layOut(wanted) };
    const exactMissing = Math.min(
      ...states.map(({ tokens }) => exact.prompt.length - commonLength(tokens, exact.prompt)),
    );
    const kept = states.flatMap(({ slot, tokens }) => {
      const basis =
        exactMissing > worthWaiting
          ? stuckTo(wanted, slot, ahead ? 'ahead' : 'hurried', request.withdrawn)
          : undefined;
      if (!basis) return [];
      const planned = layOut(basis);
      return {
        slot,
        basis,
        ...planned,
        missing: planned.prompt.length - commonLength(tokens, planned.prompt),
      };
    });
    const [cheapest] = kept.toSorted((a, b) => a.missing - b.missing);
    if (cheapest && cheapest.missing + worthWaiting < exactMissing)
      return this.#take(cheapest.slot, cheapest);
    const index = chooseSlot(
      states.map(({ slot, tokens }) => ({
        tokens,
        path: slot.basis?.path,
        usedAt: slot.usedAt,
        superseded: isOfPlace(slot, wanted),
      })),
      { tokens: exact.prompt, path: wanted.path, ahead },
    );
    const chosen = states[index];
    if (!chosen) throw new RangeError(`There is no slot ${index}.`);
    const missing = exact.prompt.length - commonLength(chosen.tokens, exact.prompt);
    return this.#take(chosen.slot, { ...exact, missing });
  }

  #take(
    slot: Slot,
    { basis, layout, prompt, missing }: Omit<Plan, 'sequence' | 'settle'> & { basis: Basis },
  ): Plan {
    slot.basis = basis;
    slot.usedAt = ++this.#uses;
    const settle = (): void => {
      for (const other of this.#slots) if (other !== slot && isOfPlace(other, basis)) other.usedAt = 0;
    };
    return { sequence: slot.sequence, layout, prompt, missing: missing - 1, settle };
  }
}

interface Slot {
  sequence: LlamaContextSequence;
  /** What the state's prompt was laid out from. */
  basis: Basis | undefined;
  /** Grows with each use; 0 when unused, or not worth keeping. */
  usedAt: number;
}

function stuckTo(
  wanted: Basis,
  { basis }: Slot,
  patience: Patience,
  withdrawn?: readonly string[],
): Basis | undefined {
  return basis && stickTo(wanted, basis, patience, withdrawn);
}

function isOfPlace(slot: Slot, basis: Basis): boolean {
  return stuckTo(basis, slot, 'hurried') !== undefined;
}

import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { basisOf, stickTo, type Basis, type Patience } from '../core/completion/basis.ts';
import type { CompletionLayout } from '../core/completion/layout.ts';
import type { CompletionRequest } from '../protocol/model.ts';
import { chooseSlot, commonLength } from './chooseSlot.ts';

/** A prompt, and the slot to evaluate it in. */
export interface Plan {
  sequence: LlamaContextSequence;
  layout: CompletionLayout;
  prompt: Token[];
  /** Tokens of the prompt to evaluate, not counting the last. */
  missing: number;
  /** Call when the whole prompt has been evaluated: the slot that it replaces is then the first to be reused. */
  settle: () => void;
  /** Call when the request has ended: other windows' requests may use the slot again. */
  release: () => void;
}

/**
 * Tokens of prefill that keeping an outdated prompt must save. In a small file it saves less, and the new prompt is
 * evaluated.
 */
const worthWaiting = 200;

/** KV cache sequences of completion prompts, for recent files of all windows and places in them. */
export class Slots {
  readonly #slots: Slot[];
  #uses = 0;

  constructor(sequences: readonly LlamaContextSequence[]) {
    this.#slots = sequences.map((sequence) => ({
      sequence,
      window: undefined,
      basis: undefined,
      usedAt: 0,
      busy: false,
    }));
  }

  /** A window has gone. What is evaluated stays until others need the room: the window may come back. */
  forget(window: number): void {
    for (const slot of this.#slots) if (slot.window === window) slot.window = undefined;
  }

  /**
   * Finds the sequence in which a request costs least, and the prompt to match. A request with `maxTokens` 0 is a
   * prefill ahead of time: it gets an up-to-date prompt, if possible in a slot that no keystroke needs. At least one
   * slot must be free of requests of other windows.
   */
  plan(
    request: CompletionRequest,
    layOut: (basis: Basis) => { layout: CompletionLayout; prompt: Token[] },
    window: number,
  ): Plan {
    const ahead = request.maxTokens === 0;
    const wanted = basisOf(request);
    const states = this.#slots
      .filter(({ busy }) => !busy)
      .map((slot) => ({ slot, tokens: slot.sequence.contextTokens }));
    const exact = { basis: wanted, ...layOut(wanted) };
    const exactMissing = Math.min(
      exact.prompt.length,
      ...states
        .filter(({ slot }) => slot.window === undefined || slot.window === window)
        .map(({ tokens }) => exact.prompt.length - commonLength(tokens, exact.prompt)),
    );
    const kept = states.flatMap(({ slot, tokens }) => {
      const basis =
        // Another window's context is none of this one's business, whatever the paths are.
        exactMissing > worthWaiting && slot.window === window
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
      return this.#take(cheapest.slot, window, cheapest);
    const index = chooseSlot(
      states.map(({ slot, tokens }) => ({
        tokens,
        path: slot.basis?.path,
        window: slot.window,
        usedAt: slot.usedAt,
        superseded: slot.window === window && isOfPlace(slot, wanted),
      })),
      { tokens: exact.prompt, path: wanted.path, window, ahead },
    );
    const chosen = states[index];
    if (!chosen) throw new RangeError(`There is no slot ${index}.`);
    const missing = exact.prompt.length - commonLength(chosen.tokens, exact.prompt);
    return this.#take(chosen.slot, window, { ...exact, missing });
  }

  #take(
    slot: Slot,
    window: number,
    { basis, layout, prompt, missing }: Omit<Plan, 'sequence' | 'settle' | 'release'> & { basis: Basis },
  ): Plan {
    slot.window = window;
    slot.basis = basis;
    slot.usedAt = ++this.#uses;
    slot.busy = true;
    const settle = (): void => {
      for (const other of this.#slots)
        if (other !== slot && other.window === window && isOfPlace(other, basis)) other.usedAt = 0;
    };
    const release = (): void => void (slot.busy = false);
    return { sequence: slot.sequence, layout, prompt, missing: missing - 1, settle, release };
  }
}

interface Slot {
  sequence: LlamaContextSequence;
  /** The window whose prompt is in it, unless that has gone. */
  window: number | undefined;
  /** What the sequence's prompt was laid out from. */
  basis: Basis | undefined;
  /** Increases with each use; 0 when unused or not worth keeping. */
  usedAt: number;
  /** A request runs in it. */
  busy: boolean;
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

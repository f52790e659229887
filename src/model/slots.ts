import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { basisOf, stickTo, type Basis, type Patience } from '../core/completion/basis.ts';
import type { CompletionLayout } from '../core/completion/layout.ts';
import type { CompletionRequest } from '../protocol/model.ts';
import { chooseSlot, commonLength } from './chooseSlot.ts';
import { reusable } from './rewind.ts';
import type { KeptPlace } from './saved/keepStates.ts';
import { bestRecall, type Demand, type LaidOut } from './saved/recall.ts';
import type { SavedState, SavedStates } from './saved/savedStates.ts';

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
  readonly #saved: SavedStates | undefined;
  #uses = 0;

  constructor(sequences: readonly LlamaContextSequence[], saved?: SavedStates) {
    this.#saved = saved;
    this.#slots = sequences.map((sequence) => ({
      sequence,
      window: undefined,
      basis: undefined,
      promptTokens: 0,
      usedAt: 0,
      busy: false,
    }));
  }

  /** A window has gone. What is evaluated stays until others need the room: the window may come back. */
  forget(window: number): void {
    for (const slot of this.#slots) if (slot.window === window) slot.window = undefined;
  }

  /**
   * Brings the head that all prompts share back from disk, into the sequence that the first prompt will use.
   * @returns that sequence, and whether the head is in it.
   */
  async recallHead(head: readonly Token[]): Promise<{ sequence: LlamaContextSequence; restored: boolean }> {
    const [slot] = this.#slots;
    if (!slot) throw new RangeError('There is no slot.');
    const state = this.#saved?.all.find(
      ({ basis, tokens }) =>
        !basis && tokens.length === head.length - 1 && commonLength(tokens, head) === tokens.length,
    );
    const restored = state !== undefined && (await this.#restore(slot, state));
    return { sequence: slot.sequence, restored };
  }

  /** The places whose states may be of use later. */
  get places(): readonly KeptPlace[] {
    return this.#slots.flatMap(({ busy, basis, ...slot }) =>
      // Without a scope nobody would say that a file in it has been excluded.
      busy || basis?.scope === undefined || slot.usedAt === 0 ? [] : [{ ...slot, basis }],
    );
  }

  /**
   * Finds the sequence in which a request costs least, and the prompt to match; restores a state from disk if that
   * costs much less. A request with `maxTokens` 0 is a prefill ahead of time: it gets an up-to-date prompt, if possible
   * in a slot that no keystroke needs. At least one slot must be free of requests of other windows.
   */
  async plan(
    request: CompletionRequest,
    layOut: (basis: Basis) => Omit<LaidOut, 'basis'>,
    window: number,
  ): Promise<Plan> {
    if (request.scope !== undefined) await this.#saved?.withdraw(request.scope, request.withdrawn ?? []);
    const patience = request.maxTokens === 0 ? 'ahead' : 'hurried';
    const demand = { patience, withdrawn: request.withdrawn, worthWaiting } as const;
    const wanted = basisOf(request);
    const exact: LaidOut = { basis: wanted, ...layOut(wanted) };
    for (;;) {
      const choice = this.#choose(exact, demand, layOut, window);
      const recall = bestRecall(this.#saved?.all ?? [], choice.missing, exact, demand, layOut);
      if (!recall) return this.#take(choice.slot, window, choice);
      // A state that cannot be restored is forgotten, so the next turn chooses without it.
      if (await this.#restore(choice.slot, recall.state)) return this.#take(choice.slot, window, recall);
    }
  }

  #choose(
    exact: LaidOut,
    { patience, withdrawn }: Demand,
    layOut: (basis: Basis) => Omit<LaidOut, 'basis'>,
    window: number,
  ): Choice {
    const states = this.#slots
      .filter(({ busy }) => !busy)
      .map((slot) => ({ slot, tokens: slot.sequence.contextTokens }));
    const missingIn = ({ slot, tokens }: (typeof states)[number], prompt: readonly Token[]): number =>
      prompt.length - reusable(slot.sequence, tokens, prompt);
    const exactMissing = Math.min(
      exact.prompt.length,
      ...states
        .filter(({ slot }) => slot.window === undefined || slot.window === window)
        .map((state) => missingIn(state, exact.prompt)),
    );
    const kept = states.flatMap((state) => {
      const { slot } = state;
      const basis =
        // Another window's context is none of this one's business, whatever the paths are.
        exactMissing > worthWaiting && slot.window === window
          ? stuckTo(exact.basis, slot, patience, withdrawn)
          : undefined;
      if (!basis) return [];
      const planned = layOut(basis);
      return { slot, basis, ...planned, missing: missingIn(state, planned.prompt) };
    });
    const [cheapest] = kept.toSorted((a, b) => a.missing - b.missing);
    if (cheapest && cheapest.missing + worthWaiting < exactMissing) return cheapest;
    const index = chooseSlot(
      states.map(({ slot, tokens }) => ({
        tokens,
        path: slot.basis?.path,
        window: slot.window,
        usedAt: slot.usedAt,
        superseded: slot.window === window && isOfPlace(slot, exact.basis),
      })),
      { tokens: exact.prompt, path: exact.basis.path, window, ahead: patience === 'ahead' },
    );
    const chosen = states[index];
    if (!chosen) throw new RangeError(`There is no slot ${index}.`);
    return { slot: chosen.slot, ...exact, missing: missingIn(chosen, exact.prompt) };
  }

  /** Returns whether it succeeded. */
  async #restore(slot: Slot, state: SavedState): Promise<boolean> {
    if (!this.#saved) return false;
    slot.busy = true;
    const { sequence, restored } = await this.#saved.restore(state, slot.sequence);
    slot.busy = false;
    if (!restored && sequence !== slot.sequence) Object.assign(slot, { basis: undefined, usedAt: 0 });
    slot.sequence = sequence;
    return restored;
  }

  #take(slot: Slot, window: number, { basis, layout, prompt, missing }: Omit<Choice, 'slot'>): Plan {
    slot.window = window;
    slot.basis = basis;
    slot.promptTokens = prompt.length;
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
  /** The prompt's length. What follows it in the sequence was generated. */
  promptTokens: number;
  /** Increases with each use; 0 when unused or not worth keeping. */
  usedAt: number;
  /** A request runs in it. */
  busy: boolean;
}

/** Where a prompt is evaluated, and how many of its tokens. */
interface Choice extends LaidOut {
  slot: Slot;
  missing: number;
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

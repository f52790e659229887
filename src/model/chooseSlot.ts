/** The state of a KV cache sequence, as needed to choose one. */
export interface SlotState {
  /** The tokens evaluated in it. */
  tokens: readonly number[];
  /** The file that it is for; `undefined` while unused. */
  path: string | undefined;
  /** The window that it is for; `undefined` while unused, or when the window has gone. */
  window: number | undefined;
  /** Increases with each use; 0 when unused or worthless. */
  usedAt: number;
  /** Whether it is for the same place as the prompt, so that nobody will return to it. */
  superseded: boolean;
}

/** Tokens that may be discarded without loss: those of a suggestion that was not accepted. */
const littleLost = 64;

/**
 * The index of the slot to evaluate a prompt in. First choice: the one with the longest common prefix, if that is most
 * of the prompt or most of the slot. Else one that is superseded, unless the prompt is only prefilled ahead (a
 * keystroke may need that slot before it is done). Else the least recently used; a file may occupy all slots but one,
 * after which its own oldest one is reused, so that switching back to another file stays cheap. Windows get equal
 * shares: one takes a slot of another only while it has fewer.
 */
export function chooseSlot(
  slots: readonly SlotState[],
  prompt: { tokens: readonly number[]; path: string; window: number; ahead: boolean },
): number {
  const all = slots.map((slot, index) => ({
    ...slot,
    index,
    foreign: slot.window !== undefined && slot.window !== prompt.window,
    common: commonLength(slot.tokens, prompt.tokens),
  }));
  const [best] = all.toSorted((a, b) => b.common - a.common || b.usedAt - a.usedAt);
  if (!best) throw new RangeError('There is no slot to choose from.');
  const lost = best.tokens.length - best.common;
  const mostOfPrompt = best.common >= prompt.tokens.length / 2 && !best.foreign;
  if (mostOfPrompt || (best.common > 0 && lost <= littleLost)) return best.index;
  const superseded = all.find((slot) => slot.superseded && !slot.foreign);
  if (superseded && !prompt.ahead) return superseded.index;
  const own = all.filter((slot) => slot.path === prompt.path && !slot.foreign);
  const candidates = own.length > 0 && own.length >= all.length - 1 ? own : fairlyTaken(all, prompt.window);
  const [oldest = best] = candidates.toSorted((a, b) => a.usedAt - b.usedAt);
  return oldest.index;
}

/** The slots that a window may take: free ones, else those of the window that has most, which may be itself. */
function fairlyTaken<T extends SlotState>(slots: readonly T[], window: number): readonly T[] {
  const free = slots.filter((slot) => slot.window === undefined);
  if (free.length > 0) return free;
  const holders = Map.groupBy(slots, (slot) => slot.window);
  const own = holders.get(window) ?? [];
  const most = Math.max(...[...holders.values()].map((held) => held.length));
  if (own.length >= most) return own;
  return [...holders.values()].filter((held) => held.length === most).flat();
}

/** The length of the common prefix of two lists. */
export function commonLength(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) if (one[index] !== other[index]) return index;
  return length;
}

/** A state of the KV cache, as far as choosing one needs to know it. */
export interface SlotState {
  /** What is evaluated in it. */
  tokens: readonly number[];
  /** The file that it is for; `undefined` while it is unused. */
  path: string | undefined;
  /** Grows with each use; 0 when it is unused or no longer worth anything. */
  usedAt: number;
  /** Whether it is for the very place of the prompt, so that nobody comes back to it. */
  superseded: boolean;
}

/** Tokens that may be thrown away without a thought: those of a suggestion that was not taken. */
const littleLost = 64;

/**
 * The slot to evaluate a prompt in, as an index: the one with the longest common prefix, if that is most of the prompt
 * or most of the slot; else one that is superseded, unless the prompt is only evaluated ahead (a keystroke may need
 * that slot before it is done); else the least recently used. A file may have all slots but one, then its own oldest
 * one goes: switching back to another file stays cheap.
 */
export function chooseSlot(
  slots: readonly SlotState[],
  prompt: { tokens: readonly number[]; path: string; ahead: boolean },
): number {
  const all = slots.map((slot, index) => ({
    ...slot,
    index,
    common: commonLength(slot.tokens, prompt.tokens),
  }));
  const [best] = all.toSorted((a, b) => b.common - a.common || b.usedAt - a.usedAt);
  if (!best) throw new RangeError('There is no slot to choose from.');
  const lost = best.tokens.length - best.common;
  if (best.common >= prompt.tokens.length / 2 || (best.common > 0 && lost <= littleLost)) return best.index;
  const superseded = all.find((slot) => slot.superseded);
  if (superseded && !prompt.ahead) return superseded.index;
  const own = all.filter((slot) => slot.path === prompt.path);
  const candidates = own.length > 0 && own.length >= all.length - 1 ? own : all;
  const [oldest = best] = candidates.toSorted((a, b) => a.usedAt - b.usedAt);
  return oldest.index;
}

/** How many tokens two lists begin with alike. */
export function commonLength(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) if (one[index] !== other[index]) return index;
  return length;
}

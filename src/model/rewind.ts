import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { commonLength } from './chooseSlot.ts';

/**
 * Lengths at which sequences were restored from disk. Of sliding-window layers llama.cpp writes only the last window.
 * Going back in such a state would leave part of a window out, which llama.cpp does not report: the result would be
 * silently wrong. What is evaluated after it is kept as a whole.
 */
const restored = new WeakMap<LlamaContextSequence, number>();

/** The sequence has been restored from disk, up to its end. */
export function noteRestored(sequence: LlamaContextSequence): void {
  restored.set(sequence, sequence.nextTokenIndex);
}

/** The sequence has been cleared. */
export function forgetRestored(sequence: LlamaContextSequence): void {
  restored.delete(sequence);
}

/** Whether the sequence can go back to a length. */
export function canRewind(sequence: LlamaContextSequence, length: number): boolean {
  return length >= (restored.get(sequence) ?? 0);
}

/** How many of a prompt's tokens need not be evaluated again in a sequence that has these tokens. */
export function reusable(
  sequence: LlamaContextSequence,
  tokens: readonly Token[],
  prompt: readonly Token[],
): number {
  const common = commonLength(tokens, prompt);
  // The last token of a prompt always waits for the first step of decoding.
  return canRewind(sequence, Math.min(common, prompt.length - 1)) ? common : 0;
}

/** Removes what does not agree with the tokens from the KV cache. */
export async function rewind(sequence: LlamaContextSequence, tokens: Token[]): Promise<void> {
  if (canRewind(sequence, sequence.compareContextTokens(tokens).firstDifferentIndex)) {
    await sequence.adaptStateToTokens(tokens, false);
    return;
  }
  await sequence.clearHistory();
  forgetRestored(sequence);
}

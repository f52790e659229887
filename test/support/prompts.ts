import type { PromptPart } from '../../src/core/formats/promptParts.ts';
import type { FittedPrompt } from '../../src/core/prompts/fitChat.ts';

/** A prompt in writing. Special tokens are `‹name›`, so that text that looks like one is told apart. */
export function show(pieces: readonly PromptPart[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : `‹${piece.special}›`)).join('');
}

/** The same of a prompt that had to fit. */
export function showFitted(fitted: FittedPrompt): string {
  return 'pieces' in fitted ? show(fitted.pieces) : `too long: ${fitted.tooLong}`;
}

/** One token for each UTF-16 code unit, and one for each special token. */
export function countUnits(pieces: readonly PromptPart[]): number {
  return pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 1), 0);
}

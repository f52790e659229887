import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import type { PromptPart } from '../../../src/core/formats/promptParts.ts';
import { specialTokens, type Vocabulary } from '../vocabulary.ts';

/** Tokens of a prompt, as the engine tokenises it: each text for itself, special tokens only from special pieces. */
export function encodePieces(pieces: readonly PromptPart[], vocabulary: Vocabulary): number[] {
  return pieces.flatMap((piece) => {
    if ('text' in piece) return vocabulary.encode(piece.text);
    const token = specialTokens.find((each) => each === harmony.specials[piece.special]);
    if (!token) throw new Error(`There is no token ${piece.special}.`);
    return [vocabulary.special(token)];
  });
}

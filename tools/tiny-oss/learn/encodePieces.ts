import { harmony } from '../../../src/core/formats/harmony/harmony.ts';
import type { Piece } from '../../../src/core/formats/pieces.ts';
import { specialTokens, type Vocabulary } from '../vocabulary.ts';

/** Tokens of a prompt, as the engine tokenises it: each text for itself, special tokens only from special pieces. */
export function encodePieces(pieces: readonly Piece[], vocabulary: Vocabulary): number[] {
  return pieces.flatMap((piece) => {
    if ('text' in piece) return vocabulary.encode(piece.text);
    const token = specialTokens.find((each) => each === harmony.specials[piece.special]);
    if (!token) throw new Error(`There is no token ${piece.special}.`);
    return [vocabulary.special(token)];
  });
}

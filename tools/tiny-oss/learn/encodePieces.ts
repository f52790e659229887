import type { Piece } from '../../../src/core/formats/harmony/pieces.ts';
import type { SpecialToken, Vocabulary } from '../vocabulary.ts';

/** Tokens of a prompt, as the engine tokenises it: each text for itself, special tokens only from special pieces. */
export function encodePieces(pieces: readonly Piece[], vocabulary: Vocabulary): number[] {
  return pieces.flatMap((piece) =>
    'text' in piece
      ? vocabulary.encode(piece.text)
      : [vocabulary.special(`<|${piece.special}|>` satisfies SpecialToken)],
  );
}

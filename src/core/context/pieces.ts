import type { Snippet } from '../../protocol/model.ts';

/** A piece of code that a prompt in another place may carry. Taken once, when the user goes elsewhere, and never changed. */
export interface Piece {
  kind: PieceKind;
  /** The document that it is from. */
  uri: string;
  /** The line that it was taken around, from 0, as the document was then. */
  line: number;
  /** The name that a definition is of. */
  name?: string;
  /** Milliseconds from any fixed point: what was taken last is nearest to what the user does. */
  takenAt: number;
  snippet: Snippet;
}

export type PieceKind =
  /** Where the cursor was in a document that the user has left. */
  | 'visit'
  /** Where something was edited. */
  | 'edit'
  /** What was cut, or deleted in one go. */
  | 'cut'
  /** What was copied and pasted. */
  | 'copy'
  /** The definition of a name. */
  | 'definition';

/** Oldest first. A list is never changed in place. */
export type Pieces = readonly Piece[];

/** Adds a piece at the end, in the place of those that it `replaces`. Of too many, the oldest goes. */
export function addPiece(
  pieces: Pieces,
  piece: Piece,
  replaces: (older: Piece) => boolean,
  limit: number,
): Pieces {
  const others = pieces.filter((other) => !replaces(other));
  return piece.snippet.text.trim() === '' ? others : [...others, piece].slice(-limit);
}

import type { Snippet } from '../../protocol/model.ts';

/**
 * A piece of code that prompts for other places may contain. Taken once, when the user moves on, and never changed.
 */
export interface Piece {
  kind: PieceKind;
  /** The document that it comes from. */
  uri: string;
  /** The line around which it was taken, from 0, at that time. */
  line: number;
  /** For a definition: the defined name. */
  name?: string;
  /** When it was taken, in milliseconds from any origin: the newest is closest to the user's work. */
  takenAt: number;
  snippet: Snippet;
}

/** Where a piece was taken from. */
export type PieceKind =
  /** Around the cursor in a document that the user has left. */
  | 'visit'
  /** Around an edit. */
  | 'edit'
  /** Cut, or deleted in one go. */
  | 'cut'
  /** Copied and pasted. */
  | 'copy'
  /** The definition of a name. */
  | 'definition';

/** Oldest first. A list is never changed in place. */
export type Pieces = readonly Piece[];

/** Adds a piece at the end, replacing those that `replaces` selects. If there are too many, the oldest is dropped. */
export function addPiece(
  pieces: Pieces,
  piece: Piece,
  replaces: (older: Piece) => boolean,
  limit: number,
): Pieces {
  const others = pieces.filter((other) => !replaces(other));
  return piece.snippet.text.trim() === '' ? others : [...others, piece].slice(-limit);
}

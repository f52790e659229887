import type { Piece } from '../../../../src/core/harmony/pieces.ts';

/** Something to learn from: a prompt as Hearth sends it, and the answer. */
export interface Sample {
  kind: 'completion' | 'edit' | 'chat' | 'tool';
  /** Up to the end of the developer message: the same for many samples. */
  head: Piece[];
  /** The user's messages and the answers, up to the token that ends the last one. */
  body: Piece[];
}

/** Cuts a prompt in two behind its developer message, the second that it has. */
export function splitHead(pieces: readonly Piece[]): Pick<Sample, 'head' | 'body'> {
  const ends = pieces.flatMap((piece, index) =>
    'special' in piece && piece.special === 'end' ? [index] : [],
  );
  const cut = (ends[1] ?? -1) + 1;
  return { head: pieces.slice(0, cut), body: pieces.slice(cut) };
}

/** One of a list, by chance. */
export function pick<T>(list: readonly T[], random: () => number): T {
  const value = list[Math.floor(random() * list.length)];
  if (value === undefined) throw new RangeError('Nothing to pick from.');
  return value;
}

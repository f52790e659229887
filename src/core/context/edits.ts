import { addPiece, type Piece, type Pieces } from './pieces.ts';

/** Places to remember: more than a prompt holds, since some are in it anyway. */
const remembered = 10;

/** Lines that edits of one place are apart at most: a screen's half. */
const nearby = 20;

/** Characters of an edited place: about 15 lines. What was done there says more than what is around it. */
export const editLength = 600;

/** Whether two lines of a document belong to one place of work. */
export function isOnePlace(one: number, other: number): boolean {
  return Math.abs(one - other) <= nearby;
}

/** Adds an edited place. An older one of the same place goes. */
export function addEdit(edits: Pieces, edit: Piece): Pieces {
  return addPiece(
    edits,
    edit,
    ({ uri, line }) => uri === edit.uri && isOnePlace(line, edit.line),
    remembered,
  );
}

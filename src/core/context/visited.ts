import { addPiece, type Piece, type Pieces } from './pieces.ts';

/** Documents to remember. More than a prompt holds, since some are of other languages. */
const remembered = 20;

/** Characters of one snippet: about 40 lines. */
export const snippetLength = 1500;

/** Adds a visit. An older one of the same document goes. */
export function addVisit(visits: Pieces, visit: Piece): Pieces {
  return addPiece(visits, visit, ({ uri }) => uri === visit.uri, remembered);
}

import { tellingLines } from '../text/overlap.ts';
import { addPiece, type Piece, type Pieces } from './pieces.ts';

/** Texts to remember: somebody who moves code about has one in hand, rarely several. */
const remembered = 4;

/** UTF-16 code units of one in a prompt: about 25 lines. */
export const movedLength = 900;

/** Lines from which on a text is worth remembering: fewer are typed sooner than looked up. */
const fewLines = 3;

/** Whether a text that was cut or copied is code to be used elsewhere, and not a word or a line. */
export function isWorthMoving(text: string): boolean {
  return tellingLines(text).length >= fewLines;
}

/** Whether they are the same code: an editor indents what is pasted as the place has it. */
export function isSameCode(one: string, other: string): boolean {
  return tellingLines(one).join('\n') === tellingLines(other).join('\n');
}

/** Adds a text that was cut or pasted. The same one, taken earlier, goes. */
export function addMoved(moved: Pieces, piece: Piece): Pieces {
  return addPiece(moved, piece, ({ snippet }) => isSameCode(snippet.text, piece.snippet.text), remembered);
}

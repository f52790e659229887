import type { Position } from '../text/position.ts';
import type { EditorDocument, EditorEvent } from './editorEvents.ts';
import { pieceAround } from './pieceAround.ts';
import { addPiece, type Piece, type Pieces } from './pieces.ts';

/** A piece from each place that the user has edited before moving on, oldest first. */
export interface Edited {
  pieces: Pieces;
  /** Where the user is editing now. */
  current?: { document: EditorDocument; position: Position } | undefined;
}

/** Places to remember: more than fit into a prompt, since some are in it anyway. */
const remembered = 10;

/** Lines within which edits belong to the same place: half a screen. */
const nearby = 20;

/** UTF-16 code units of an edited place: about 15 lines. The edit itself matters more than the code around it. */
export const editLength = 600;

/** The state after an event, at a time in milliseconds from any origin. */
export function editedAfter(edited: Edited, event: EditorEvent, time: number): Edited {
  switch (event.type) {
    case 'entered':
      return event.document.uri === edited.current?.document.uri ? edited : leave(edited, time);
    case 'rested':
      return goTo(edited, event.document, event.cursor, time);
    case 'changed': {
      const { document, changes, isActive } = event;
      // The last change is the first in the document. One that is far away is a replacement in many places.
      const position = changes.at(-1)?.range.start;
      if (!position || !isActive || !document.isForCode) return edited;
      return { ...goTo(edited, document, position, time), current: { document, position } };
    }
    case 'deleted':
      return { ...edited, pieces: edited.pieces.filter(({ uri }) => !event.isGone(uri)) };
    case 'selected':
      return edited;
  }
}

/** Whether two lines of a document belong to the same place. */
export function isOnePlace(one: number, other: number): boolean {
  return Math.abs(one - other) <= nearby;
}

/** Adds an edited place, replacing an older piece of the same place. */
export function addEdited(edits: Pieces, edit: Piece): Pieces {
  return addPiece(
    edits,
    edit,
    ({ uri, line }) => uri === edit.uri && isOnePlace(line, edit.line),
    remembered,
  );
}

function goTo(edited: Edited, { uri }: EditorDocument, { line }: Position, time: number): Edited {
  const { current } = edited;
  const isHere = current?.document.uri === uri && isOnePlace(current.position.line, line);
  return current && !isHere ? leave(edited, time) : edited;
}

function leave({ pieces, current }: Edited, time: number): Edited {
  const edit = current && pieceAround('edit', current.document, current.position, editLength, time);
  return { pieces: edit ? addEdited(pieces, edit) : pieces };
}

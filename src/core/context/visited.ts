import type { Position } from '../text/position.ts';
import { snippetLength } from './cutSnippet.ts';
import type { EditorDocument, EditorEvent } from './editorEvents.ts';
import { pieceAround } from './pieceAround.ts';
import { addPiece, type Piece, type Pieces } from './pieces.ts';

/** A piece of each document that the user has left for another, oldest first. */
export interface Visited {
  pieces: Pieces;
  /** Where the user is now. */
  current?: { document: EditorDocument; cursor: Position };
}

/** Documents to remember: more than fit into a prompt, since some are in other languages. */
const remembered = 20;

/** The state after an event, at a time in milliseconds from any origin. */
export function visitedAfter(visited: Visited, event: EditorEvent, time: number): Visited {
  const { pieces, current } = visited;
  switch (event.type) {
    case 'entered': {
      const { document, cursor } = event;
      if (document.uri === current?.document.uri) return visited;
      const left =
        current && !areOfOneNotebook(current.document.uri, document.uri)
          ? pieceAround('visit', current.document, current.cursor, snippetLength, time)
          : undefined;
      return { pieces: left ? addVisit(pieces, left) : pieces, current: { document, cursor } };
    }
    case 'selected': {
      const { document, cursor } = event;
      return document.uri === current?.document.uri ? { pieces, current: { document, cursor } } : visited;
    }
    case 'deleted':
      return { ...visited, pieces: pieces.filter(({ uri }) => !event.isGone(uri)) };
    case 'changed':
    case 'rested':
      return visited;
  }
}

/** Adds a visit, replacing an older one of the same document. */
export function addVisit(visits: Pieces, visit: Piece): Pieces {
  return addPiece(visits, visit, ({ uri }) => uri === visit.uri, remembered);
}

/**
 * Whether two documents are cells of one notebook, whose URIs differ only in the fragment. They are in each other's
 * prompts anyway.
 */
function areOfOneNotebook(one: string, other: string): boolean {
  const [first, second] = [one, other].map((uri) => uri.replace(/#.*$/s, ''));
  return first === second && one.startsWith('vscode-notebook-cell:');
}

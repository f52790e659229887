import type { Position } from '../text/position.ts';
import { cutSnippet } from './cutSnippet.ts';
import type { EditorDocument } from './editorEvents.ts';
import type { Piece, PieceKind } from './pieces.ts';

/** The lines around a position, at most `length` UTF-16 code units; `undefined` in documents that are not for code. */
export function pieceAround(
  kind: PieceKind,
  document: EditorDocument,
  position: Position,
  length: number,
  takenAt: number,
): Piece | undefined {
  if (!document.isForCode) return undefined;
  const { uri, path, languageId } = document;
  const offset = document.offsetAt(position);
  const text = cutSnippet(
    document.slice(offset - length, offset),
    document.slice(offset, offset + length),
    length,
  );
  return { kind, uri, line: position.line, takenAt, snippet: { path, languageId, text } };
}

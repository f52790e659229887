import * as vscode from 'vscode';
import { cutSnippet } from '../../../core/context/cutSnippet.ts';
import type { Piece, PieceKind } from '../../../core/context/pieces.ts';
import { isEditableUri } from '../../../vscode/editableUri.ts';
import { documentReader, promptPath } from '../../../vscode/editorContext.ts';

/** The lines around a position, at most `length` UTF-16 code units; `undefined` where the user writes no code. */
export function pieceAround(
  kind: PieceKind,
  document: vscode.TextDocument,
  position: vscode.Position,
  length: number,
): Piece | undefined {
  if (!isForCode(document)) return undefined;
  const reader = documentReader(document);
  const offset = document.offsetAt(position);
  return {
    kind,
    uri: document.uri.toString(),
    line: position.line,
    takenAt: performance.now(),
    snippet: {
      path: promptPath(document),
      languageId: document.languageId,
      text: cutSnippet(reader.slice(offset - length, offset), reader.slice(offset, offset + length), length),
    },
  };
}

/** Whether the document is one that code is written in, and there. What is excluded, the prompt asks for itself. */
export function isForCode({ isClosed, uri }: vscode.TextDocument): boolean {
  return !isClosed && isEditableUri(uri);
}

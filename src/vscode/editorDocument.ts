import * as vscode from 'vscode';
import type { EditorDocument } from '../core/context/editorEvents.ts';
import { isEditableUri } from './editableUri.ts';
import { documentReader, promptPath } from './editorContext.ts';

/** A document as `core` sees it. */
export function editorDocument(document: vscode.TextDocument): EditorDocument {
  return {
    ...documentReader(document),
    uri: document.uri.toString(),
    path: promptPath(document),
    languageId: document.languageId,
    version: document.version,
    get isForCode() {
      return !document.isClosed && isEditableUri(document.uri);
    },
    offsetAt: ({ line, character }) => document.offsetAt(new vscode.Position(line, character)),
  };
}

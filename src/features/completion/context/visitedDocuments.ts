import * as vscode from 'vscode';
import type { Pieces } from '../../../core/context/pieces.ts';
import { addVisit, snippetLength } from '../../../core/context/visited.ts';
import { pieceAround } from './pieceAround.ts';

/** Takes a piece of each document that the user leaves for another one. */
export class VisitedDocuments implements vscode.Disposable {
  #visits: Pieces = [];
  #current: vscode.TextEditor | undefined = vscode.window.activeTextEditor;
  readonly #subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.#enter(editor));

  /** Oldest first, one of each document. */
  get pieces(): Pieces {
    return this.#visits;
  }

  /** For documents that are gone. */
  forget(isGone: (uri: string) => boolean): void {
    this.#visits = this.#visits.filter(({ uri }) => !isGone(uri));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #enter(editor: vscode.TextEditor | undefined): void {
    // No editor is active while the user is in the chat or the terminal: the document has not been left for another.
    if (!editor || editor.document === this.#current?.document) return;
    if (this.#current && !areOfOneNotebook(this.#current.document, editor.document)) {
      const { document, selection } = this.#current;
      const visit = pieceAround('visit', document, selection.active, snippetLength);
      if (visit) this.#visits = addVisit(this.#visits, visit);
    }
    this.#current = editor;
  }
}

/** A notebook's cells are in one another's prompts by themselves; they differ in the fragment of their address. */
function areOfOneNotebook({ uri: one }: vscode.TextDocument, { uri: other }: vscode.TextDocument): boolean {
  const scheme = 'vscode-notebook-cell';
  return one.scheme === scheme && other.scheme === scheme && one.path === other.path;
}

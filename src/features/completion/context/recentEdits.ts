import * as vscode from 'vscode';
import { addEdit, editLength, isOnePlace } from '../../../core/context/edits.ts';
import type { Pieces } from '../../../core/context/pieces.ts';
import { isForCode, pieceAround } from './pieceAround.ts';

/** Takes a piece of each place that the user has edited, once the user goes on elsewhere. */
export class RecentEdits implements vscode.Disposable {
  #edits: Pieces = [];
  /** Where the user edits now. */
  #current: { document: vscode.TextDocument; position: vscode.Position } | undefined;
  readonly #subscription = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument((event) => this.#onChange(event)),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      // The chat and the terminal are no other place: see VisitedDocuments.
      if (editor && editor.document !== this.#current?.document) this.#take();
    }),
  );

  /** Oldest first, one of each place. */
  get pieces(): Pieces {
    return this.#edits;
  }

  /** The user is here now. */
  goTo(document: vscode.TextDocument, { line }: vscode.Position): void {
    const current = this.#current;
    if (current && (current.document !== document || !isOnePlace(current.position.line, line))) this.#take();
  }

  /** For documents that are gone. */
  forget(isGone: (uri: string) => boolean): void {
    this.#edits = this.#edits.filter(({ uri }) => !isGone(uri));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #onChange({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    // The last change of an event is the first in the document; one that is far away is a replacement everywhere.
    const position = contentChanges.at(-1)?.range.start;
    if (!position || vscode.window.activeTextEditor?.document !== document || !isForCode(document)) return;
    this.goTo(document, position);
    this.#current = { document, position };
  }

  #take(): void {
    if (!this.#current) return;
    const { document, position } = this.#current;
    this.#current = undefined;
    if (document.isClosed) return;
    const edit = pieceAround('edit', document, document.validatePosition(position), editLength);
    if (edit) this.#edits = addEdit(this.#edits, edit);
  }
}

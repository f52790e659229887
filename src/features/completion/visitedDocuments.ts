import * as vscode from 'vscode';
import { cutSnippet } from '../../core/context/cutSnippet.ts';
import {
  addVisit,
  forgetVisit,
  snippetLength,
  snippetsFor,
  type Visits,
} from '../../core/context/visited.ts';
import { isEditableScheme } from '../../core/completion/schemes.ts';
import type { Snippet } from '../../protocol/model.ts';
import { documentReader, promptPath } from '../../vscode/editorContext.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';

/** Remembers a piece of each document that the user leaves for another one. What is excluded reaches no prompt. */
export class VisitedDocuments implements vscode.Disposable {
  readonly #exclusions: Exclusions;
  #visits: Visits = [];
  #current: vscode.TextEditor | undefined = vscode.window.activeTextEditor;
  readonly #subscription = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => this.#enter(editor)),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const file of files) this.#visits = forgetVisit(this.#visits, file.toString());
    }),
  );

  constructor(exclusions: Exclusions) {
    this.#exclusions = exclusions;
  }

  /** For a prompt in a document: pieces of others, oldest first, the same until the user goes elsewhere. */
  snippetsFor(document: vscode.TextDocument): Snippet[] {
    // Asked now, and not when the snippet was taken: an ignore file may have changed since.
    const allowed = this.#visits.filter(({ uri }) => !this.#exclusions.check(vscode.Uri.parse(uri)));
    return snippetsFor(allowed, document.uri.toString(), document.languageId);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #enter(editor: vscode.TextEditor | undefined): void {
    // No editor is active while the user is in the chat or the terminal: the document has not been left for another.
    if (!editor || editor.document === this.#current?.document) return;
    if (this.#current && mayBeShared(this.#current.document)) {
      const { document, selection } = this.#current;
      const snippet = snippetAround(document, selection.active);
      this.#visits = addVisit(this.#visits, { uri: document.uri.toString(), snippet });
    }
    this.#current = editor;
  }
}

function mayBeShared(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  return !document.isClosed && isEditableScheme(scheme, vscode.workspace.fs.isWritableFileSystem(scheme));
}

function snippetAround(document: vscode.TextDocument, position: vscode.Position): Snippet {
  const reader = documentReader(document);
  const offset = document.offsetAt(position);
  return {
    path: promptPath(document),
    languageId: document.languageId,
    text: cutSnippet(
      reader.slice(offset - snippetLength, offset),
      reader.slice(offset, offset + snippetLength),
    ),
  };
}

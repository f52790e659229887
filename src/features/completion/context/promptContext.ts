import * as vscode from 'vscode';
import type { PromptPlace } from '../../../core/context/choose.ts';
import type { EditorEvent } from '../../../core/context/editorEvents.ts';
import { PromptPieces } from '../../../core/context/promptPieces.ts';
import type { TextWindow } from '../../../core/text/textWindow.ts';
import type { Problem, Snippet } from '../../../protocol/model.ts';
import { editorDocument } from '../../../vscode/editorDocument.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';
import { Definitions } from './definitionFinder.ts';
import { problemsAt } from './problemsAt.ts';

/** The context from elsewhere that accompanies prompts: feeds VS Code's events to core/context/promptPieces.ts. */
export class PromptContext implements vscode.Disposable {
  readonly #exclusions: Exclusions;
  readonly #pieces: PromptPieces;
  readonly #definitions: Definitions;
  readonly #subscription: vscode.Disposable;

  constructor(exclusions: Exclusions) {
    this.#exclusions = exclusions;
    this.#pieces = new PromptPieces((uri) => exclusions.check(vscode.Uri.parse(uri, true)) === undefined);
    this.#definitions = new Definitions(exclusions, this.#pieces.findings);
    this.#enter(vscode.window.activeTextEditor);
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#enter(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) =>
        this.#note({
          ...{ type: 'selected', document: editorDocument(document) },
          ...{ selection, cursor: selection.active },
        }),
      ),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) =>
        this.#note({
          ...{ type: 'changed', document: editorDocument(document), changes: contentChanges },
          ...{ isActive: vscode.window.activeTextEditor?.document === document },
          isUndo: reason !== undefined,
        }),
      ),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#note({ type: 'deleted', isGone: isIn(files) })),
    );
  }

  /** Pieces of code from elsewhere for a prompt in a document; the same until the next {@link refresh}. */
  snippetsFor(document: vscode.TextDocument, window: TextWindow): Snippet[] {
    return this.#pieces.snippetsFor(placeOf(document, window));
  }

  /** Paths of pieces that prompts have contained and that have been excluded since. */
  withdrawn(): string[] {
    return this.#pieces.withdrawn();
  }

  /**
   * Reads what is needed to know which pieces are excluded, after an ignore file has changed. Without this, all of
   * them would count as excluded for a moment, and a prompt without them would cost a whole prefill. A keystroke waits
   * only for pieces that prompts have contained.
   */
  async readExclusions(which: 'prompts' | 'all'): Promise<void> {
    const uris = [...this.#pieces.urisOf(which)];
    await Promise.all(uris.map((uri) => this.#exclusions.read(vscode.Uri.parse(uri, true))));
  }

  /** Problems that the editor reported near the cursor; the same until the next {@link refresh}. */
  problemsFor(document: vscode.TextDocument): readonly Problem[] {
    return this.#pieces.problemsFor(document.uri.toString());
  }

  /**
   * The cursor has paused: brings the pieces up to date, at once in a new place, or after a long pause in the same
   * place, where the user may resume typing at any moment. Takes less than half a second, and ends when the signal
   * aborts. Returns whether prompts have changed.
   */
  async refresh(
    { document, selection }: vscode.TextEditor,
    window: TextWindow,
    rest: 'short' | 'long',
    signal: AbortSignal,
  ): Promise<boolean> {
    const place = placeOf(document, window);
    const cursor = selection.active;
    this.#note({ type: 'rested', document: editorDocument(document), cursor });
    if (rest === 'short' && this.#pieces.isStay(place)) return false;
    await this.#definitions.find(document, inDocument(document, cursor, window), signal);
    if (signal.aborted) return false;
    return this.#pieces.refresh(place, problemsAt(document, cursor.line));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Without an active editor, the user is in the chat or the terminal and has not left the document for another. */
  #enter(editor: vscode.TextEditor | undefined): void {
    if (!editor) return;
    const { document, selection } = editor;
    this.#note({ type: 'entered', document: editorDocument(document), cursor: selection.active });
  }

  #note(event: EditorEvent): void {
    this.#pieces.note(event, performance.now());
  }
}

/** Whether a URI is one of the files, or inside one of the folders. Notebook cells have the path of their notebook. */
function isIn(files: readonly vscode.Uri[]): (uri: string) => boolean {
  return (uri) => {
    const { path } = vscode.Uri.parse(uri, true);
    return files.some((file) => path === file.path || path.startsWith(`${file.path}/`));
  };
}

function placeOf(document: vscode.TextDocument, { offset, prefix, suffix }: TextWindow): PromptPlace {
  return { uri: document.uri.toString(), languageId: document.languageId, offset, prefix, suffix };
}

/** The window of a notebook cell, counted from the cell's own start instead of the first cell's, for finding names. */
function inDocument(
  document: vscode.TextDocument,
  position: vscode.Position,
  window: TextWindow,
): TextWindow {
  const shift = window.offset - document.offsetAt(position);
  return { ...window, start: window.start - shift, offset: window.offset - shift };
}

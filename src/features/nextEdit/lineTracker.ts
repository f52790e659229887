import * as vscode from 'vscode';
import type { LineEdit } from '../../core/nextEdit/lineEdit.ts';

/**
 * Milliseconds without a change after which the edit of a line is complete: longer than between keys, shorter than a
 * glance.
 */
const settleTime = 350;

/**
 * The most lines of a tracked document. Longer ones are rarely edited by hand, and a copy of their text would be kept.
 */
const mostLines = 10_000;

/**
 * Reports how the user has edited a line in the active editor, each time the typing pauses. Changes of several lines,
 * undo, redo and changes inside {@link ignore} do not count.
 */
export class LineTracker implements vscode.Disposable {
  readonly #onEdit: (document: vscode.TextDocument, edit: LineEdit) => void;
  readonly #onOther: () => void;
  readonly #subscription: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  /** The document's lines before the current edit. */
  #lines: string[] = [];
  #line: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ignored = 0;

  /** `onOther` is called for changes that are not line edits, after which an offer may no longer be valid. */
  constructor(onEdit: (document: vscode.TextDocument, edit: LineEdit) => void, onOther: () => void) {
    this.#onEdit = onEdit;
    this.#onOther = onOther;
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#start()),
      vscode.workspace.onDidChangeTextDocument((change) => this.#changed(change)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor.document !== this.#document || this.#line === undefined) return;
        if (selections[0]?.active.line !== this.#line) this.#start();
      }),
    );
    this.#start();
  }

  /** Runs a change of our own, which does not count as an edit of the user's. */
  async ignore<T>(change: () => Thenable<T>): Promise<T> {
    this.#ignored++;
    try {
      return await change();
    } finally {
      this.#ignored--;
      this.#start();
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  /** Starts over with the active document. */
  #start(): void {
    clearTimeout(this.#timer);
    const document = vscode.window.activeTextEditor?.document;
    this.#document = document && document.lineCount <= mostLines ? document : undefined;
    this.#lines = this.#document?.getText().split(/\r?\n/) ?? [];
    this.#line = undefined;
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (this.#ignored > 0 || document !== this.#document || contentChanges.length === 0) return;
    const [change] = contentChanges;
    const line = change?.range.start.line;
    const isOfLine =
      reason === undefined &&
      contentChanges.every(
        ({ range, text }) => range.isSingleLine && range.start.line === line && !text.includes('\n'),
      ) &&
      (this.#line === undefined || this.#line === line);
    if (!isOfLine || line === undefined) {
      this.#start();
      this.#onOther();
      return;
    }
    this.#line = line;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(document, line), settleTime);
  }

  #settle(document: vscode.TextDocument, line: number): void {
    const before = this.#lines[line];
    if (before === undefined || document.isClosed || line >= document.lineCount) return;
    const after = document.lineAt(line).text;
    if (after !== before) this.#onEdit(document, { line, before, after });
  }
}

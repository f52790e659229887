import * as vscode from 'vscode';
import { startCadence, waitFor, withAnswer, withKey, type Cadence } from '../../core/completion/cadence.ts';

/** What completion needs to know about typing: the last action in each document, and the user's speed. */
export class Typing implements vscode.Disposable {
  #cadence: Cadence = startCadence;
  /** The document version that an undo or a redo produced. */
  readonly #undone = new WeakMap<vscode.TextDocument, number>();
  /** The document version that an accepted suggestion produced. */
  readonly #accepted = new WeakMap<vscode.TextDocument, number>();
  readonly #subscription = vscode.workspace.onDidChangeTextDocument((event) => this.#onChange(event));

  dispose(): void {
    this.#subscription.dispose();
  }

  isUndone(document: vscode.TextDocument): boolean {
    return this.#undone.get(document) === document.version;
  }

  isAccepted(document: vscode.TextDocument): boolean {
    return this.#accepted.get(document) === document.version;
  }

  /** A suggestion was accepted in the focused editor, and nothing has been typed since. */
  noteAccept(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document) this.#accepted.set(document, document.version);
  }

  /** @param latency milliseconds that the model took to answer. */
  noteAnswer(latency: number): void {
    this.#cadence = withAnswer(this.#cadence, latency);
  }

  /** Milliseconds to wait before the model is asked, at most `longest`. */
  wait(longest: number): number {
    return waitFor(this.#cadence, longest, performance.now());
  }

  #onChange({ document, reason, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (reason !== undefined) {
      this.#undone.set(document, document.version);
      return;
    }
    const [change] = contentChanges;
    // Auto-closed pairs are two characters; longer changes are not key presses. Changes of other documents, such as
    // the output, are not typing.
    if (!change || change.text.length > 2 || vscode.window.activeTextEditor?.document !== document) return;
    this.#cadence = withKey(this.#cadence, performance.now());
  }
}

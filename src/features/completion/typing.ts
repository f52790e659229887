import * as vscode from 'vscode';
import { startCadence, waitFor, withAnswer, withKey, type Cadence } from '../../core/completion/cadence.ts';

/** What the user did last in each document, and how fast: all that typing tells the policy of completion. */
export class Typing implements vscode.Disposable {
  #cadence: Cadence = startCadence;
  /** The version that an undo or a redo has led to. */
  readonly #undone = new WeakMap<vscode.TextDocument, number>();
  /** The version that an accepted suggestion has led to. */
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

  /** A suggestion was taken in the editor that has the focus. Nothing has been typed since. */
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
    // Auto-closed pairs come as two characters; anything longer is no key. An output's lines are nobody's typing.
    if (!change || change.text.length > 2 || vscode.window.activeTextEditor?.document !== document) return;
    this.#cadence = withKey(this.#cadence, performance.now());
  }
}

import * as vscode from 'vscode';
import { prepareRequest } from '../../core/completion/prepare.ts';
import type { Ask } from '../../core/completion/suggest.ts';
import type { Log } from '../../core/log.ts';
import { collectAnswer, type ModelService } from '../../core/model.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';

/**
 * Milliseconds without a movement after which the cursor counts as resting: more than between two keys of a typist,
 * less than it takes to read a line and begin to type.
 */
const restAfter = 300;

/**
 * Has the prompt evaluated ahead when the cursor rests in another file or place, or when the text around it or what
 * goes along with it has changed. Never starts the model, and stops as soon as the user goes on.
 */
export class Preparation implements vscode.Disposable {
  readonly #model: ModelService;
  readonly #exclusions: Exclusions;
  readonly #log: Log;
  readonly #askAt: (document: vscode.TextDocument, position: vscode.Position) => Ask;
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #running = new AbortController();

  constructor(deps: {
    model: ModelService;
    exclusions: Exclusions;
    log: Log;
    askAt: (document: vscode.TextDocument, position: vscode.Position) => Ask;
  }) {
    this.#model = deps.model;
    this.#exclusions = deps.exclusions;
    this.#log = deps.log;
    this.#askAt = deps.askAt;
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#onMove()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#onMoveIn(textEditor.document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#onMoveIn(document)),
      {
        dispose: deps.model.onDidChangeState((state) => {
          if (state.type === 'ready') this.#onMove();
        }),
      },
    );
  }

  dispose(): void {
    this.#stop();
    this.#subscription.dispose();
  }

  #onMoveIn(document: vscode.TextDocument): void {
    if (document === vscode.window.activeTextEditor?.document) this.#onMove();
  }

  #onMove(): void {
    this.#stop();
    if (this.#model.state.type !== 'ready') return;
    this.#timer = setTimeout(() => void this.#prepare(), restAfter);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running.abort();
  }

  async #prepare(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || this.#model.state.type !== 'ready') return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    try {
      await this.#exclusions.read(editor.document.uri);
      if (signal.aborted) return;
      const request = prepareRequest(this.#askAt(editor.document, editor.selection.active));
      if (!request) return;
      // How much it was, the client logs; a failure meets the next keystroke, which has words for it.
      await collectAnswer(this.#model.generate(request, signal));
    } catch (error) {
      this.#log.error(
        `Preparing: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
}

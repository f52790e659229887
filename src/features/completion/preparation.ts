import * as vscode from 'vscode';
import { isPreparable, prepareRequest } from '../../core/completion/prepare.ts';
import type { Ask } from '../../core/completion/ask.ts';
import type { Log } from '../../core/log.ts';
import { collectAnswer, type ModelService } from '../../core/modelService.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import type { PromptContext } from './context/promptContext.ts';
import { wait } from './wait.ts';

/**
 * Milliseconds without movement after which the cursor counts as resting: longer than between two keys of a typist,
 * shorter than it takes to read a line and begin to type.
 */
const restAfter = 300;

/**
 * Milliseconds of rest after which the user is thinking or reading. A typist's pauses between words and lines are
 * shorter, and a prefill that is interrupted halfway by the next key does not help it.
 */
const longRestAfter = 1200;

interface Dependencies {
  model: ModelService;
  exclusions: Exclusions;
  context: PromptContext;
  log: Log;
  askAt: (document: vscode.TextDocument, position: vscode.Position) => Ask;
}

/**
 * Prefills the prompt when the cursor rests in another file or place, or when the text around it or its context has
 * changed. Never starts the model, and stops as soon as the user continues.
 */
export class Preparation implements vscode.Disposable {
  readonly #deps: Dependencies;
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #running = new AbortController();

  constructor(deps: Dependencies) {
    this.#deps = deps;
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
    if (this.#deps.model.state.type !== 'ready') return;
    this.#timer = setTimeout(() => void this.#rest(), restAfter);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running.abort();
  }

  async #rest(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    try {
      const { exclusions, context } = this.#deps;
      await Promise.all([exclusions.read(editor.document.uri), context.readExclusions('all')]);
      await this.#prepare(editor, 'short', signal);
      await wait(longRestAfter - restAfter, signal);
      await this.#prepare(editor, 'long', signal);
    } catch (error) {
      this.#deps.log.error(
        `Preparing: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }

  async #prepare(editor: vscode.TextEditor, rest: 'short' | 'long', signal: AbortSignal): Promise<void> {
    const { model, context, askAt } = this.#deps;
    if (signal.aborted || model.state.type !== 'ready') return;
    const { document } = editor;
    const ask = askAt(document, editor.selection.active);
    // Where a keystroke would not ask, nothing is collected either.
    if (!isPreparable(ask)) return;
    const isNew = await context.refresh(editor, ask.situation.window, rest, signal);
    if (rest === 'long' && !isNew) return;
    const request = prepareRequest(ask);
    // The client logs the cost. A failure is left to the next keystroke, which can report it.
    if (request) await collectAnswer(model.generate(request, signal));
  }
}

import * as vscode from 'vscode';
import type { Situation } from '../../core/completion/decide.ts';
import { describeOutcome, type CompletionOutcome } from '../../core/completion/outcome.ts';
import { addOffer, type Offers } from '../../core/completion/reuse.ts';
import { suggest, type Result, type Surroundings } from '../../core/completion/suggest.ts';
import { readWindow, type TextWindow } from '../../core/completion/window.ts';
import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/model.ts';
import { documentReader, promptPath } from '../../vscode/editorContext.ts';
import { getSetting } from '../../vscode/settings.ts';
import { signalFromToken } from '../../vscode/signal.ts';
import type { VisitedDocuments } from './visitedDocuments.ts';

interface Dependencies {
  model: ModelService;
  log: Log;
  visited: VisitedDocuments;
}

/**
 * Gives VS Code its ghost text. An edge only: it collects what core/completion/suggest.ts wants to know and turns the
 * result into an item. Never throws and never shows a message; each request ends in one line of the log.
 */
export class CompletionProvider implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #deps: Dependencies;
  readonly #around: Surroundings;
  readonly #subscription: vscode.Disposable;
  /** The version that an undo or a redo has led to. */
  readonly #undone = new WeakMap<vscode.TextDocument, number>();
  #offers: Offers = [];

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#around = {
      generate: (request, signal) => deps.model.generate(request, signal),
      now: () => performance.now(),
      wait,
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
        if (reason !== undefined) this.#undone.set(document, document.version);
      }),
      {
        // Another model may answer otherwise.
        dispose: deps.model.onDidChangeState((state) => {
          if (state.type === 'loading') this.#offers = [];
        }),
      },
    );
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const cancellation = signalFromToken(token);
    try {
      const result = await this.#suggest(document, position, context, cancellation.signal);
      if (result.offer) this.#offers = addOffer(this.#offers, result.offer);
      this.#report(result, context);
      return result.fitted ? [toItem(result.fitted, document, position, context)] : [];
    } catch (error) {
      // A bug of ours. VS Code would show it on every keystroke.
      this.#deps.log.error(
        `Completion: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return [];
    } finally {
      cancellation.dispose();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #suggest(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    signal: AbortSignal,
  ): Promise<Result> {
    return suggest(
      {
        uri: document.uri.toString(),
        situation: this.#situation(document, windowAt(document, position, context), context),
        snippets: () => this.#deps.visited.snippetsFor(document),
        timeBudget: getSetting('completion.timeBudget', document),
        insertOnly: context.selectedCompletionInfo !== undefined,
      },
      this.#offers,
      signal,
      this.#around,
    );
  }

  #situation(
    document: vscode.TextDocument,
    window: TextWindow,
    context: vscode.InlineCompletionContext,
  ): Situation {
    const { scheme, path } = document.uri;
    const selections = editorOf(document)?.selections ?? [];
    return {
      explicit: context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke,
      enabled: getSetting('completion.enabled', document),
      scheme,
      writable: vscode.workspace.fs.isWritableFileSystem(scheme),
      path: promptPath(document),
      fullPath: path,
      languageId: document.languageId,
      cursors: Math.max(1, selections.length),
      selectionEmpty: selections.every((selection) => selection.isEmpty),
      undone: this.#undone.get(document) === document.version,
      modelFailed: this.#deps.model.state.type === 'failed',
      window,
      delay: getSetting('completion.delay', document),
    };
  }

  /** What the user asked for by command, and what reached the model, is said at the default level; the rest on request. */
  #report({ outcome, cost }: Result, context: vscode.InlineCompletionContext): void {
    const line = `Completion ${describeOutcome(outcome, cost)}`;
    if (outcome.type === 'failed') this.#deps.log.warn(line);
    else if (isNews(outcome) || context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke) {
      this.#deps.log.info(line);
    } else this.#deps.log.debug(line);
  }
}

function isNews(outcome: CompletionOutcome): boolean {
  return outcome.type === 'shown' || outcome.type === 'empty';
}

/** With IntelliSense's list open, the place is as it will be once the selected item is accepted. */
function windowAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  { selectedCompletionInfo: selected }: vscode.InlineCompletionContext,
): TextWindow {
  const range = selected?.range ?? new vscode.Range(position, position);
  return readWindow(documentReader(document), {
    from: document.offsetAt(range.start),
    to: document.offsetAt(range.end),
    text: selected?.text ?? '',
  });
}

/** A suggestion beside IntelliSense's list must have the range of its selected item and begin with its text. */
function toItem(
  fitted: { text: string; over: number },
  document: vscode.TextDocument,
  position: vscode.Position,
  { selectedCompletionInfo: selected }: vscode.InlineCompletionContext,
): vscode.InlineCompletionItem {
  const text = document.eol === vscode.EndOfLine.CRLF ? fitted.text.replaceAll('\n', '\r\n') : fitted.text;
  if (selected) return new vscode.InlineCompletionItem(selected.text + text, selected.range);
  return new vscode.InlineCompletionItem(
    text,
    new vscode.Range(position, position.translate(0, fitted.over)),
  );
}

function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active?.document === document) return active;
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}

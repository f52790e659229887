import * as vscode from 'vscode';
import type { Fitted } from '../../core/completion/clean/restOfLine.ts';
import { needsPlace, type Situation } from '../../core/completion/decide.ts';
import { describeOutcome, type CompletionOutcome } from '../../core/completion/outcome.ts';
import { Memory } from '../../core/completion/reuse/memory.ts';
import { speculate } from '../../core/completion/reuse/speculate.ts';
import type { Ask, Surroundings } from '../../core/completion/ask.ts';
import { suggest, type Result } from '../../core/completion/suggest.ts';
import { headLength } from '../../core/completion/policy/machineWritten.ts';
import { timeBudget } from '../../core/completion/timeBudget.ts';
import { readWindow } from '../../core/completion/window.ts';
import type { TextWindow } from '../../core/text/textWindow.ts';
import type { CompletionObserver } from '../../core/inspector/observer.ts';
import type { PowerSaving } from '../../core/power/powerSaving.ts';
import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/modelService.ts';
import { documentReader, promptPath } from '../../vscode/editorContext.ts';
import { editorIndentation } from '../../vscode/editorIndentation.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { readerAround } from '../../vscode/notebookCells.ts';
import { getSetting } from '../../vscode/settings.ts';
import { signalFromToken } from '../../vscode/signal.ts';
import type { SyntaxReader } from '../../vscode/syntax/syntaxReader.ts';
import type { PromptContext } from './context/promptContext.ts';
import type { Snooze } from './snoozing.ts';
import { isExcluded, isLanguageOnFor } from './switches.ts';
import type { Typing } from './typing.ts';
import { wait } from './wait.ts';

interface Dependencies {
  model: ModelService;
  exclusions: Exclusions;
  log: Log;
  context: PromptContext;
  observer: CompletionObserver;
  snooze: Snooze;
  power: PowerSaving;
  typing: Typing;
  syntax: SyntaxReader;
}

/**
 * The inline completion provider. A thin adapter: it collects the inputs of core/completion/suggest.ts and converts
 * the result to an item. Never throws and never shows a message; each request ends in one line of the log.
 */
export class CompletionProvider implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #deps: Dependencies;
  readonly #around: Surroundings;
  readonly #subscription: vscode.Disposable;
  readonly #memory = new Memory();
  /** Where the user last asked by command. */
  #asked: { document: vscode.TextDocument; version: number; position: vscode.Position } | undefined;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#around = {
      generate: (request, signal) => deps.model.generate(request, signal),
      now: () => performance.now(),
      wait,
    };
    this.#subscription = vscode.Disposable.from(
      {
        // Another model may answer differently.
        dispose: deps.model.onDidChangeState((state) => {
          if (state.type === 'loading') this.#memory.forget();
        }),
      },
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#onMove(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#onMove(editor)),
    );
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const cancellation = signalFromToken(token);
    const started = performance.now();
    if (isInvoked(context)) this.#asked = { document, version: document.version, position };
    try {
      // Immediate except for the first request in a folder, and the first after an ignore file has changed.
      await Promise.all([
        this.#deps.exclusions.read(document.uri),
        this.#deps.context.readExclusions('prompts'),
      ]);
      const ask = await this.#withPlace(this.#ask(document, position, context), document, position);
      const gathered = performance.now() - started;
      const result = await suggest(ask, this.#memory, cancellation.signal, this.#around);
      const { stages } = result.cost;
      stages.context = (stages.context ?? 0) + gathered;
      this.#report(result, context);
      const { model: latency } = stages;
      if (latency !== undefined && result.served !== 'in-flight' && isNews(result.outcome))
        this.#deps.typing.noteAnswer(latency);
      if (!cancellation.signal.aborted) this.#speculate(ask, result, document);
      const { line, character } = position;
      const suggestion = this.#deps.observer.onResult({ ask, result, line, character });
      if (!result.fitted) return [];
      return [result.fitted, ...(result.alternatives ?? [])].map((fitted) => {
        const item = toItem(fitted, document, position, context);
        item.command = { title: '', command: acceptedCommand, arguments: [suggestion, fitted.text] };
        return item;
      });
    } catch (error) {
      // A bug of ours. If thrown, VS Code would show it on every keystroke.
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
    this.#memory.dispose();
  }

  /** Whether the user has asked by command exactly where the cursor is. */
  wasAskedHere(): boolean {
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    const asked = this.#asked;
    if (!asked || asked.document !== document || asked.version !== document.version) return false;
    return selection?.active.isEqual(asked.position) === true;
  }

  /** The request that a keystroke at a position would make. */
  askAt(document: vscode.TextDocument, position: vscode.Position): Ask {
    const triggerKind = vscode.InlineCompletionTriggerKind.Automatic;
    return this.#ask(document, position, { triggerKind, selectedCompletionInfo: undefined });
  }

  #ask(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
  ): Ask {
    const window = windowAt(document, position, context);
    return {
      uri: document.uri.toString(),
      situation: this.#situation(document, window, context),
      snippets: () => this.#deps.context.snippetsFor(document, window),
      withdrawn: () => this.#deps.context.withdrawn(),
      problems: () => this.#deps.context.problemsFor(document),
      timeBudget: timeBudget(getSetting('completion.timeBudget', document), isInvoked(context)),
      insertOnly: context.selectedCompletionInfo !== undefined,
      trace: true,
      // “Next suggestion” triggers an explicit request like any command, and so does a repeated request for what is
      // shown.
      alternatives: isInvoked(context),
    };
  }

  /** Adds the syntax around the cursor. */
  async #withPlace(ask: Ask, document: vscode.TextDocument, position: vscode.Position): Promise<Ask> {
    const { situation } = ask;
    if (!needsPlace(situation)) return ask;
    const place = await this.#deps.syntax.placeAt(document, position, situation.window);
    return { ...ask, situation: { ...situation, place } };
  }

  #situation(
    document: vscode.TextDocument,
    window: TextWindow,
    context: vscode.InlineCompletionContext,
  ): Situation {
    const { scheme, path } = document.uri;
    const selections = editorOf(document)?.selections ?? [];
    return {
      explicit: isInvoked(context),
      enabled: getSetting('completion.enabled', document),
      languageOn: isLanguageOnFor(document),
      excluded: isExcluded(document),
      scheme,
      writable: vscode.workspace.fs.isWritableFileSystem(scheme),
      path: promptPath(document),
      fullPath: path,
      exclusion: this.#deps.exclusions.check(document.uri),
      languageId: document.languageId,
      indentation: editorIndentation(editorOf(document)),
      head: documentReader(document).slice(0, headLength),
      cursors: Math.max(1, selections.length),
      selectionEmpty: selections.every((selection) => selection.isEmpty),
      undone: this.#deps.typing.isUndone(document),
      accepted: this.#deps.typing.isAccepted(document),
      snoozed: this.#deps.snooze.state !== undefined,
      paused: this.#deps.power.mode === 'pauseCompletion',
      modelFailed: this.#deps.model.state.type === 'failed',
      window,
      place: undefined,
      delay: this.#deps.typing.wait(getSetting('completion.delay', document)),
    };
  }

  #onMove({ document, selection }: vscode.TextEditor): void {
    if (!this.#memory.busy || vscode.window.activeTextEditor?.document !== document) return;
    const context = { triggerKind: vscode.InlineCompletionTriggerKind.Automatic };
    const window = windowAt(document, selection.active, { ...context, selectedCompletionInfo: undefined });
    this.#memory.moved(document.uri.toString(), window);
  }

  /** Only on a running model: speculation is no reason to load one. */
  #speculate(ask: Ask, result: Result, document: vscode.TextDocument): void {
    const { model, power } = this.#deps;
    if (model.state.type !== 'ready' || power.mode !== 'same') return;
    if (!getSetting('completion.speculation', document)) return;
    speculate(ask, result, this.#memory, this.#around);
  }

  /** Logs requests by command, and those that reached the model, at the default level; the rest at debug level. */
  #report({ outcome, cost }: Result, context: vscode.InlineCompletionContext): void {
    const line = `Completion ${describeOutcome(outcome, cost)}`;
    if (outcome.type === 'failed') this.#deps.log.warn(line);
    else if (isNews(outcome) || isInvoked(context)) {
      this.#deps.log.info(line);
    } else this.#deps.log.debug(line);
  }
}

/** The command that VS Code runs after a suggestion is accepted. Internal, so not in the command palette. */
export const acceptedCommand = '_hearth.completion.accepted';

function isInvoked(context: vscode.InlineCompletionContext): boolean {
  return context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
}

function isNews(outcome: CompletionOutcome): boolean {
  return outcome.type === 'shown' || outcome.type === 'empty';
}

/** The window as it will be once the item selected in IntelliSense's list is accepted. */
function windowAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  { selectedCompletionInfo: selected }: vscode.InlineCompletionContext,
): TextWindow {
  const range = selected?.range ?? new vscode.Range(position, position);
  const { reader, start } = readerAround(document);
  return readWindow(reader, {
    from: start + document.offsetAt(range.start),
    to: start + document.offsetAt(range.end),
    text: selected?.text ?? '',
  });
}

/**
 * While IntelliSense's list is open, an item must have the range of the selected entry and begin with its text. An
 * item indented less than the cursor replaces the whitespace: VS Code shows it at the cursor, and moves it when it is
 * accepted.
 */
function toItem(
  fitted: Pick<Fitted, 'text' | 'over' | 'replaced'>,
  document: vscode.TextDocument,
  position: vscode.Position,
  { selectedCompletionInfo: selected }: vscode.InlineCompletionContext,
): vscode.InlineCompletionItem {
  const text = document.eol === vscode.EndOfLine.CRLF ? fitted.text.replaceAll('\n', '\r\n') : fitted.text;
  if (selected) return new vscode.InlineCompletionItem(selected.text + text, selected.range);
  const { length: back, text: typed } = fitted.replaced ?? { length: 0, text: '' };
  return new vscode.InlineCompletionItem(
    typed + text,
    new vscode.Range(position.translate(0, -back), position.translate(0, fitted.over)),
  );
}

function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active?.document === document) return active;
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}

import * as vscode from 'vscode';
import { moveRange } from '../../../core/text/moveRange.ts';
import type { TextRange } from '../../../core/text/position.ts';
import type { ChatAttachment } from '../../../protocol/chat.ts';
import { registerCommand } from '../../../vscode/registerCommand.ts';
import type { ContextSource, CreateContextSource, SourceDependencies } from './contextSource.ts';
import { placeOf, readSource, refusal, selectionOf, type Source } from './documentSource.ts';

/** The selections that the user has added by command. Each stays until it has been sent. */
export const pinnedSource: CreateContextSource = (deps) => new PinnedSource(deps);

interface Pinned extends Source {
  id: string;
  kind: 'selection';
  range: vscode.Range;
}

class PinnedSource implements ContextSource {
  readonly #deps: SourceDependencies;
  readonly #subscriptions: vscode.Disposable;
  #pinned: readonly Pinned[] = [];
  #counter = 0;

  constructor(deps: SourceDependencies) {
    this.#deps = deps;
    this.#subscriptions = vscode.Disposable.from(
      registerCommand('hearth.chat.attachSelection', async () => {
        const reason = await this.#pin(vscode.window.activeTextEditor);
        if (reason === undefined) await deps.showChat();
        else void vscode.window.showInformationMessage(reason);
      }),
      vscode.workspace.onDidChangeTextDocument((change) => this.#move(change)),
    );
  }

  chips() {
    return this.#pinned.map((pinned) => ({
      id: pinned.id,
      kind: pinned.kind,
      ...placeOf(pinned),
      follows: false,
      included: true,
    }));
  }

  include(id: string, included: boolean): void {
    if (!included) this.#pinned = this.#pinned.filter((pinned) => pinned.id !== id);
  }

  async take(): Promise<ChatAttachment[]> {
    const { log, limit } = this.#deps;
    const pinned = this.#pinned;
    this.#pinned = [];
    const attachments: ChatAttachment[] = [];
    for (const {
      document: { uri },
      kind,
      range,
    } of pinned) {
      try {
        // The document may have been closed or even deleted meanwhile.
        const document = await vscode.workspace.openTextDocument(uri);
        attachments.push(readSource({ document, kind, range: document.validateRange(range) }, limit()));
      } catch (error) {
        log.warn(`chat: ${uri.toString()} could not be read: ${String(error)}`);
      }
    }
    return attachments;
  }

  reset(): void {
    this.#pinned = [];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * Adds the editor's selection, or the whole file if nothing is selected. Returns why it could not, as a sentence for
   * the user.
   */
  async #pin(editor: vscode.TextEditor | undefined): Promise<string | undefined> {
    if (!editor) return 'Open a file and select what Hearth should know.';
    const { document } = editor;
    await this.#deps.exclusions.read(document.uri);
    const reason = refusal(document, this.#deps.exclusions);
    if (reason !== undefined) return reason;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const range = editor.selection.isEmpty
      ? new vscode.Range(new vscode.Position(0, 0), end)
      : (selectionOf(editor).range ?? editor.selection);
    this.#pinned = [...this.#pinned, { id: String(++this.#counter), document, kind: 'selection', range }];
    this.#deps.changed();
    return undefined;
  }

  /** Moves the selections along with their code while the document is edited. */
  #move({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const address = document.uri.toString();
    const isHere = ({ document: { uri } }: Pinned) => uri.toString() === address;
    if (contentChanges.length === 0 || !this.#pinned.some(isHere)) return;
    this.#pinned = this.#pinned.map((pinned) => {
      if (!isHere(pinned)) return pinned;
      const { start, end } = contentChanges.reduce<TextRange>(moveRange, pinned.range);
      return { ...pinned, range: new vscode.Range(start.line, start.character, end.line, end.character) };
    });
    this.#deps.changed();
  }
}

import * as vscode from 'vscode';
import { isSamePlace } from '../../core/chat/places.ts';
import type { Log } from '../../core/log.ts';
import { moveRange } from '../../core/text/moveRange.ts';
import type { TextRange } from '../../core/text/position.ts';
import type { ChatAttachment, Chip } from '../../protocol/chat.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { placeOf, readSource, refusal, selectionOf, sourceOf } from './documents.ts';

/** A selection that the user added by command: it stays until it has been sent. */
interface Pinned {
  id: string;
  uri: vscode.Uri;
  range: vscode.Range;
  chip: Chip;
}

/** Milliseconds after the last movement in the editor. */
const settle = 100;

const followId = 'active';

/**
 * The context that the next question carries: what the active editor shows or selects, as long as the user has not
 * turned it off, and the selections added by command. Text is read when a question is sent, not before.
 */
export class ContextChips implements vscode.Disposable {
  readonly #limit: () => number;
  readonly #exclusions: Exclusions;
  readonly #log: Log;
  readonly #changed: (chips: readonly Chip[]) => void;
  readonly #subscription: vscode.Disposable;
  #pinned: Pinned[] = [];
  #follows = true;
  #shown = '';
  #counter = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `limit` is the UTF-16 units that all attachments of a question may have. `changed` gets the new chips. */
  constructor(deps: {
    limit: () => number;
    exclusions: Exclusions;
    log: Log;
    changed: (chips: readonly Chip[]) => void;
  }) {
    this.#limit = deps.limit;
    this.#exclusions = deps.exclusions;
    this.#log = deps.log;
    this.#changed = deps.changed;
    const soon = (editor: vscode.TextEditor | undefined) => {
      if (!editor || editor === this.#followed()) this.#soon();
    };
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#soon()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#soon()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => soon(textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => soon(textEditor)),
      vscode.workspace.onDidChangeTextDocument((change) => this.#move(change)),
      deps.exclusions.onDidChange(() => this.#soon()),
    );
    this.#update();
  }

  /** Turns the chip that follows the editor off and on; other chips can only be removed. */
  include(id: string, included: boolean): void {
    if (id === followId) this.#follows = included;
    else if (!included) this.#pinned = this.#pinned.filter((pinned) => pinned.id !== id);
    this.#update();
  }

  /** Adds the editor's selection, or without one the whole file. Returns why not, as a sentence for the user. */
  async pin(editor: vscode.TextEditor | undefined): Promise<string | undefined> {
    if (!editor) return 'Open a file and select what Hearth should know.';
    const { document } = editor;
    await this.#exclusions.read(document.uri);
    const reason = refusal(document, this.#exclusions);
    if (reason !== undefined) return reason;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const range = editor.selection.isEmpty
      ? new vscode.Range(new vscode.Position(0, 0), end)
      : (selectionOf(editor).range ?? editor.selection);
    const id = `pinned-${++this.#counter}`;
    const place = placeOf({ document, kind: 'selection', range });
    this.#pinned.push({
      id,
      uri: document.uri,
      range,
      chip: { id, kind: 'selection', ...place, follows: false, included: true },
    });
    this.#update();
    return undefined;
  }

  /** Reads what the chips stand for, and lets go of the ones that were for one question only. */
  async take(): Promise<ChatAttachment[]> {
    const limit = this.#limit();
    const pinned = this.#pinned;
    this.#pinned = [];
    const attachments: ChatAttachment[] = [];
    for (const { uri, range } of pinned) {
      try {
        if (await this.#exclusions.read(uri)) continue;
        const document = await vscode.workspace.openTextDocument(uri);
        const source = { document, kind: 'selection', range: document.validateRange(range) } as const;
        attachments.push(readSource(source, limit));
      } catch (error) {
        this.#log.warn(`chat: ${uri.toString()} could not be read: ${String(error)}`);
      }
    }
    const editor = this.#follows ? this.#followed() : undefined;
    if (editor) attachments.push(readSource(sourceOf(editor, limit / 2), limit));
    this.#update();
    // What is selected and was added as well is one thing.
    return attachments.filter(
      (one, index) => attachments.findIndex((other) => isSamePlace(one, other)) === index,
    );
  }

  /** As at the start of a conversation. */
  reset(): void {
    this.#pinned = [];
    this.#follows = true;
    this.#update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(), settle);
  }

  #update(): void {
    const chips = this.#pinned.map(({ chip }) => chip);
    const editor = this.#followed();
    if (editor) {
      const source = sourceOf(editor, this.#limit() / 2);
      const place = placeOf(source);
      if (!chips.some((chip) => isSamePlace(chip, place)))
        chips.push({ id: followId, kind: source.kind, ...place, follows: true, included: this.#follows });
    }
    const shown = JSON.stringify(chips);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changed(chips);
  }

  /** Keeps pinned selections on their code while the document is edited. */
  #move({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    if (document === this.#followed()?.document) this.#soon();
    const address = document.uri.toString();
    if (!this.#pinned.some(({ uri }) => uri.toString() === address)) return;
    this.#pinned = this.#pinned.map((pinned) => {
      if (pinned.uri.toString() !== address) return pinned;
      const { start, end } = contentChanges.reduce<TextRange>(moveRange, pinned.range);
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const place = placeOf({ document, kind: 'selection', range });
      return { ...pinned, range, chip: { ...pinned.chip, ...place } };
    });
    this.#soon();
  }

  /** The editor whose document is offered: the active one, or a visible one while a view like the output is active. */
  #followed(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
    return editors.find(({ document }) => refusal(document, this.#exclusions) === undefined);
  }
}

import * as vscode from 'vscode';
import { declares } from '../../core/nextEdit/declares.ts';
import type { Rename } from '../../core/nextEdit/lineEdit.ts';
import { moveRange, writtenRange } from '../../core/text/moveRange.ts';
import { isEditableUri } from '../../vscode/editableUri.ts';
import { getSetting } from '../../vscode/settings.ts';
import { referencesAt } from './referencesAt.ts';

/** The uses of a name, as the editor's language support knew them before the name was changed. */
export interface KnownUses {
  readonly document: vscode.TextDocument;
  readonly name: string;
  /** The declaring line, when it was asked for. */
  readonly line: string;
  readonly declaration: CursorPlace;
  /** Without the declaration. What they contain may have changed since. */
  readonly uses: readonly CursorPlace[];
}

/** A range that moves along with the changes of its document. */
interface CursorPlace {
  readonly document: vscode.TextDocument;
  range: vscode.Range;
}

/** UTF-16 code units. Longer lines are not written by hand, and looking for a declaration in them takes long. */
const longestLine = 500;

/** Milliseconds the cursor has to rest: who passes a declaration by does not rename it. */
const restTime = 100;

/**
 * Asks the editor's own reference provider for the uses of a name while the cursor is at its declaration: once the name
 * has been changed, the provider no longer knows what was meant. An answer that comes after the first change is not used.
 */
export class References implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  /** Of what the cursor is at, or was at before the edit of the line began. */
  #known: KnownUses | undefined;
  /** Of the rename that is being followed. */
  #taken: KnownUses | undefined;
  /** What was asked for last. */
  #asked = '';
  /** One question at a time: the command cannot be cancelled. */
  #queue = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  /** Where the last change ended: a cursor there has been typing. */
  #written: vscode.Position | undefined;

  constructor() {
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#moved(editor)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)),
    );
  }

  /**
   * The known uses of a name whose declaration on the line has just been changed; their places are kept up to date until
   * the next call. `undefined` when no provider has answered in time.
   */
  take(document: vscode.TextDocument, line: number, { from, to }: Rename): KnownUses | undefined {
    this.#taken = undefined;
    const known = this.#known;
    if (known?.document !== document || known.name !== from) return undefined;
    const { start } = known.declaration.range;
    const word = document.getWordRangeAtPosition(start);
    if (start.line === line && word && document.getText(word) === to) this.#taken = known;
    return this.#taken;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asked = '';
    this.#subscription.dispose();
  }

  #moved({ document, selection }: vscode.TextEditor): void {
    const written = this.#written;
    this.#written = undefined;
    if (document !== vscode.window.activeTextEditor?.document) return;
    if (written?.isEqual(selection.active)) return;
    const { text: line, lineNumber } = document.lineAt(selection.start.line);
    const known = this.#known;
    // While a line is being edited, what was known before is what counts.
    const isEdited = known?.document === document && known.declaration.range.start.line === lineNumber;
    if (isEdited && known.line !== line) return;
    const range = document.getWordRangeAtPosition(selection.start);
    const key = [document.uri.toString(), document.version, lineNumber, range?.start.character].join(' ');
    if (key === this.#asked) return;
    this.#asked = key;
    this.#known = undefined;
    clearTimeout(this.#timer);
    if (!range || line.length > longestLine || !isEditableUri(document.uri)) return;
    const name = document.getText(range);
    if (!declares(line, name, document.languageId) || !getSetting('nextEdit.enabled', document)) return;
    const { version } = document;
    const isCurrent = () => key === this.#asked && !document.isClosed && document.version === version;
    const ask = async (): Promise<void> => {
      if (!isCurrent()) return;
      const found = await referencesAt(document.uri, range.start);
      if (isCurrent()) this.#learn({ document, name, line, declaration: { document, range } }, found);
    };
    this.#timer = setTimeout(() => {
      this.#queue = this.#queue.then(ask);
    }, restTime);
  }

  #learn(of: Omit<KnownUses, 'uses'>, found: readonly vscode.Location[]): void {
    const places = found.flatMap((each): CursorPlace[] => {
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === each.uri.toString());
      return open?.getText(each.range) === of.name ? [{ document: open, range: each.range }] : [];
    });
    // Without a provider nothing is found; a provider finds the declaration at least.
    if (places.length === 0) return;
    const { document, range } = of.declaration;
    const uses = places.filter((place) => place.document !== document || !place.range.isEqual(range));
    this.#known = { ...of, uses };
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document === vscode.window.activeTextEditor?.document)
      for (const change of contentChanges) {
        const { line, character } = writtenRange(change).end;
        this.#written = new vscode.Position(line, character);
      }
    const followed = new Set([this.#known, this.#taken].filter((each) => each !== undefined));
    for (const { declaration, uses } of followed)
      for (const place of [declaration, ...uses]) {
        if (place.document !== document) continue;
        for (const change of contentChanges) {
          const { start, end } = moveRange(place.range, change);
          place.range = new vscode.Range(start.line, start.character, end.line, end.character);
        }
      }
  }
}

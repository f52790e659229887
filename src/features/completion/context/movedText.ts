import * as vscode from 'vscode';
import { cutSnippet } from '../../../core/context/cutSnippet.ts';
import { addMoved, isSameCode, isWorthMoving, movedLength } from '../../../core/context/movedText.ts';
import type { Piece, Pieces } from '../../../core/context/pieces.ts';
import { promptPath } from '../../../vscode/editorContext.ts';
import { isForCode } from './pieceAround.ts';

/** UTF-16 code units of a selection above which it is not read: whoever selects a whole file is not about to move it. */
const longestSelection = 8000;

/**
 * UTF-16 code units of an inserted text above which it is no selection that was pasted, also indented further: comparing
 * it would cost a moment, line by line, and what is formatted or replaced as a whole is long.
 */
const longestPaste = 3 * longestSelection;

/** Selections that a pasted text is compared with. */
const remembered = 4;

/** A selection of some lines, as it was when it was made. */
interface Selected {
  document: vscode.TextDocument;
  version: number;
  range: vscode.Range;
  text: string;
  piece: Omit<Piece, 'kind' | 'takenAt'>;
}

/**
 * Takes texts of some lines that the user has cut, or has copied and pasted. The clipboard is never read: it holds
 * passwords, and systems warn of programs that look into it. A text is known by the selection that it was, which is why
 * one that was copied counts only once it is pasted.
 */
export class MovedText implements vscode.Disposable {
  #moved: Pieces = [];
  #selected: readonly Selected[] = [];
  readonly #subscription = vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#onSelect(textEditor)),
    vscode.workspace.onDidChangeTextDocument((event) => this.#onChange(event)),
  );

  /** Oldest first. */
  get pieces(): Pieces {
    return this.#moved;
  }

  /** For documents that are gone. */
  forget(isGone: (uri: string) => boolean): void {
    this.#moved = this.#moved.filter(({ uri }) => !isGone(uri));
    this.#selected = this.#selected.filter(({ piece }) => !isGone(piece.uri));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #onSelect({ document, selection }: vscode.TextEditor): void {
    if (selection.isEmpty || !isForCode(document)) return;
    const length = document.offsetAt(selection.end) - document.offsetAt(selection.start);
    if (selection.isSingleLine || length > longestSelection) return;
    const text = document.getText(selection);
    if (!isWorthMoving(text)) return;
    const range = new vscode.Range(selection.start, selection.end);
    // While a selection grows, each step is a new one in place of the last.
    const others = this.#selected.filter(
      (other) => other.document !== document || !other.range.intersection(range),
    );
    const piece = {
      uri: document.uri.toString(),
      line: range.start.line,
      snippet: {
        path: promptPath(document),
        languageId: document.languageId,
        text: cutSnippet('', text, movedLength),
      },
    };
    const selected = { document, version: document.version, range, text, piece };
    this.#selected = [...others, selected].slice(-remembered);
  }

  #onChange({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    // An undo takes back what was pasted, which is no cut.
    if (reason !== undefined || !isForCode(document)) return;
    for (const { range, text } of contentChanges) {
      const cut = text === '' && this.#selected.find((each) => isRemoved(each, document, range));
      if (cut) this.#add('cut', cut);
      const isPaste = text.includes('\n') && text.length <= longestPaste;
      const copied = isPaste && this.#selected.find((each) => isSameCode(each.text, text));
      if (copied) this.#add('copy', copied);
    }
  }

  #add(kind: 'cut' | 'copy', { piece }: Selected): void {
    this.#moved = addMoved(this.#moved, { ...piece, kind, takenAt: performance.now() });
  }
}

/** Whether a change, which has led to the document's version, has removed the selection. */
function isRemoved(selected: Selected, document: vscode.TextDocument, range: vscode.Range): boolean {
  return (
    selected.document === document &&
    selected.version === document.version - 1 &&
    selected.range.isEqual(range)
  );
}

import * as vscode from 'vscode';
import { changeInWords, placeInWords, type NextEdit } from './offer.ts';

/** Shows an offer: the old text struck through, the new text after it, and a hint at the cursor how to get there. */
export class OfferDecoration implements vscode.Disposable {
  readonly #removed = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('diffEditor.removedTextBackground'),
    textDecoration: 'line-through',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #hint = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  /**
   * Draws the offer in every visible editor that it concerns; without an offer, removes all decorations. Returns
   * whether the user sees it at the cursor, since an invisible offer must not take over a key.
   */
  show(offer: NextEdit | undefined): boolean {
    for (const editor of vscode.window.visibleTextEditors) {
      const isTarget = offer?.document === editor.document;
      editor.setDecorations(this.#removed, offer && isTarget ? [replacement(offer)] : []);
      const isActive = editor === vscode.window.activeTextEditor;
      editor.setDecorations(this.#hint, offer && isActive ? hint(editor, offer) : []);
    }
    const { activeTextEditor } = vscode.window;
    return offer !== undefined && activeTextEditor !== undefined && isInView(activeTextEditor, offer);
  }

  dispose(): void {
    this.#removed.dispose();
    this.#hint.dispose();
  }
}

/** The hint is on the cursor's line, the change at its own place. */
function isInView({ document, selection, visibleRanges }: vscode.TextEditor, offer: NextEdit): boolean {
  return visibleRanges.some(
    (range) =>
      range.contains(selection.active.with({ character: 0 })) ||
      (document === offer.document && range.intersection(offer.range) !== undefined),
  );
}

function replacement({ range, newText }: NextEdit): vscode.DecorationOptions {
  return {
    range,
    renderOptions: {
      after: {
        contentText: newText.trim(),
        margin: '0 0 0 0.5ch',
        color: new vscode.ThemeColor('editor.foreground'),
        backgroundColor: new vscode.ThemeColor('diffEditor.insertedTextBackground'),
      },
    },
  };
}

/** The hint at the end of the cursor's line, when the change is elsewhere: it may be far away. */
function hint(editor: vscode.TextEditor, offer: NextEdit): vscode.DecorationOptions[] {
  const { line } = editor.selection.active;
  if (editor.document === offer.document && offer.range.start.line === line) return [];
  const end = editor.document.lineAt(line).range.end;
  return [
    {
      range: new vscode.Range(end, end),
      renderOptions: {
        after: {
          contentText: `⇥ Tab: ${changeInWords(offer)}, ${placeInWords(offer)}`,
          margin: '0 0 0 3ch',
          fontStyle: 'italic',
          color: new vscode.ThemeColor('editorCodeLens.foreground'),
        },
      },
    },
  ];
}

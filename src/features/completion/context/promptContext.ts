import * as vscode from 'vscode';
import type { PromptPlace } from '../../../core/context/choose.ts';
import type { EditorEvent } from '../../../core/context/editorEvents.ts';
import { PromptPieces } from '../../../core/context/promptPieces.ts';
import type { TextWindow } from '../../../core/text/textWindow.ts';
import type { Problem, Snippet } from '../../../protocol/model.ts';
import { editorDocument } from '../../../vscode/editorDocument.ts';
import type { Exclusions } from '../../../vscode/exclusion/exclusions.ts';
import { Definitions } from './definitionFinder.ts';
import { problemsAt } from './problemsAt.ts';

/** What goes along with prompts, from other places: what core/context/promptPieces.ts makes of VS Code's events. */
export class PromptContext implements vscode.Disposable {
  readonly #exclusions: Exclusions;
  readonly #pieces: PromptPieces;
  readonly #definitions: Definitions;
  readonly #subscription: vscode.Disposable;

  constructor(exclusions: Exclusions) {
    this.#exclusions = exclusions;
    this.#pieces = new PromptPieces((uri) => exclusions.check(vscode.Uri.parse(uri, true)) === undefined);
    this.#definitions = new Definitions(exclusions, this.#pieces.findings);
    this.#enter(vscode.window.activeTextEditor);
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#enter(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) =>
        this.#note({
          ...{ type: 'selected', document: editorDocument(document) },
          ...{ selection, cursor: selection.active },
        }),
      ),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) =>
        this.#note({
          ...{ type: 'changed', document: editorDocument(document), changes: contentChanges },
          ...{ isActive: vscode.window.activeTextEditor?.document === document },
          isUndo: reason !== undefined,
        }),
      ),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#note({ type: 'deleted', isGone: isIn(files) })),
    );
  }

  /** For a prompt in a document: pieces of code from elsewhere, the same until the next {@link refresh}. */
  snippetsFor(document: vscode.TextDocument, window: TextWindow): Snippet[] {
    return this.#pieces.snippetsFor(placeOf(document, window));
  }

  /** Paths of the pieces that prompts have had and that are excluded by now. */
  withdrawn(): string[] {
    return this.#pieces.withdrawn();
  }

  /**
   * Reads what has to be read to know which pieces are excluded, after an ignore file has changed: else for a moment all
   * are, and a prompt without any would cost a whole prefill. A keystroke waits for those only that prompts have had.
   */
  async readExclusions(which: 'prompts' | 'all'): Promise<void> {
    const uris = [...this.#pieces.urisOf(which)];
    await Promise.all(uris.map((uri) => this.#exclusions.read(vscode.Uri.parse(uri, true))));
  }

  /** What the editor reports of the code near the cursor, the same until the next {@link refresh}. */
  problemsFor(document: vscode.TextDocument): readonly Problem[] {
    return this.#pieces.problemsFor(document.uri.toString());
  }

  /**
   * The cursor rests. Takes up what is new: at once where the user has just come to, after a long rest where the user
   * stays and may go on typing any moment. Takes less than half a second, and ends when the signal aborts. Returns
   * whether prompts are now others than before.
   */
  async refresh(
    { document, selection }: vscode.TextEditor,
    window: TextWindow,
    rest: 'short' | 'long',
    signal: AbortSignal,
  ): Promise<boolean> {
    const place = placeOf(document, window);
    const cursor = selection.active;
    this.#note({ type: 'rested', document: editorDocument(document), cursor });
    if (rest === 'short' && this.#pieces.isStay(place)) return false;
    await this.#definitions.find(document, inDocument(document, cursor, window), signal);
    if (signal.aborted) return false;
    return this.#pieces.refresh(place, problemsAt(document, cursor.line));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** No editor is active while the user is in the chat or the terminal: the document has not been left for another. */
  #enter(editor: vscode.TextEditor | undefined): void {
    if (!editor) return;
    const { document, selection } = editor;
    this.#note({ type: 'entered', document: editorDocument(document), cursor: selection.active });
  }

  #note(event: EditorEvent): void {
    this.#pieces.note(event, performance.now());
  }
}

/** Whether a document is one of the files, or in one of the folders. A notebook's cells have its path. */
function isIn(files: readonly vscode.Uri[]): (uri: string) => boolean {
  return (uri) => {
    const { path } = vscode.Uri.parse(uri, true);
    return files.some((file) => path === file.path || path.startsWith(`${file.path}/`));
  };
}

function placeOf(document: vscode.TextDocument, { offset, prefix, suffix }: TextWindow): PromptPlace {
  return { uri: document.uri.toString(), languageId: document.languageId, offset, prefix, suffix };
}

/** A notebook's window counts from its first cell; to find names, the cell's own text has to be counted from. */
function inDocument(
  document: vscode.TextDocument,
  position: vscode.Position,
  window: TextWindow,
): TextWindow {
  const shift = window.offset - document.offsetAt(position);
  return { ...window, start: window.start - shift, offset: window.offset - shift };
}

import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/modelService.ts';
import { declares } from '../../core/nextEdit/declares.ts';
import { renameOf, type LineEdit, type Rename } from '../../core/nextEdit/lineEdit.ts';
import { signatureChangeOf, type SignatureChange } from '../../core/nextEdit/signature.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { getSetting } from '../../vscode/settings.ts';
import { OfferDecoration } from './decoration.ts';
import { nextNamedUse, nextUse } from './findOffers.ts';
import { LineTracker } from './lineTracker.ts';
import { nextCall } from './nextCall.ts';
import { isCurrent, placeInWords, type NextEdit } from './offer.ts';
import { References, type KnownUses } from './references.ts';

interface Dependencies {
  model: ModelService;
  exclusions: Exclusions;
  log: Log;
}

/** The user's change from which more changes may follow. */
type Cause =
  | { type: 'rename'; document: vscode.TextDocument; rename: Rename; known: KnownUses | undefined }
  | { type: 'signature'; document: vscode.TextDocument; change: SignatureChange; seen: Set<number> };

/** Tracks the user's edits and offers the changes that follow from them, one at a time. */
export class NextEditSession implements vscode.Disposable {
  readonly #deps: Dependencies;
  readonly #decoration = new OfferDecoration();
  readonly #references = new References();
  readonly #tracker: LineTracker;
  readonly #subscription: vscode.Disposable;
  #cause: Cause | undefined;
  #offer: (NextEdit & { oldText: string }) | undefined;
  #isSeen = false;
  #search = new AbortController();

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#tracker = new LineTracker(
      (document, edit) => void this.#follow(document, edit),
      () => this.dismiss(),
    );
    this.#subscription = vscode.Disposable.from(
      this.#references,
      this.#tracker,
      this.#decoration,
      vscode.window.onDidChangeTextEditorSelection(() => this.#refresh()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#refresh()),
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.#refresh()),
      vscode.workspace.onDidChangeTextDocument(() => this.#refresh()),
    );
  }

  /** Goes to the offered place, or makes the change if the cursor is there already; then offers the next one. */
  async accept(): Promise<void> {
    const offer = this.#offer;
    if (!offer || !isCurrent(offer, offer.oldText)) {
      this.dismiss();
      return;
    }
    const { document, range, newText } = offer;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || editor.selection.active.line !== range.start.line) {
      const shown = await vscode.window.showTextDocument(document, columnOf(document));
      shown.selection = new vscode.Selection(range.start, range.start);
      shown.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      this.#refresh();
      return;
    }
    this.#show(undefined);
    const applied = await this.#tracker.ignore(() => editor.edit((edit) => edit.replace(range, newText)));
    if (applied) await this.#findNext(range.start.translate(0, newText.length));
  }

  /** Removes the offer until the next edit. */
  dismiss(): void {
    this.#search.abort();
    this.#cause = undefined;
    this.#show(undefined);
  }

  dispose(): void {
    this.dismiss();
    this.#subscription.dispose();
  }

  async #follow(document: vscode.TextDocument, edit: LineEdit): Promise<void> {
    if (!getSetting('nextEdit.enabled', document)) return;
    const rename = renameOf(edit);
    const change = signatureChangeOf(edit);
    this.dismiss();
    if (rename) {
      // The provider knew what the name was; whether the line still declares it, only the text says.
      const isDeclared = declares(edit.after, rename.to, document.languageId);
      const known = isDeclared ? this.#references.take(document, edit.line, rename) : undefined;
      this.#cause = { type: 'rename', document, rename, known };
    } else if (change) this.#cause = { type: 'signature', document, change, seen: new Set() };
    await this.#findNext(new vscode.Position(edit.line, edit.after.length));
  }

  async #findNext(from: vscode.Position): Promise<void> {
    const cause = this.#cause;
    if (!cause) return;
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    const offer =
      cause.type === 'rename'
        ? cause.known
          ? nextNamedUse(cause.known, cause.rename, from)
          : nextUse(cause.document, cause.rename, from)
        : await this.#nextCall(cause.document, cause.change, cause.seen, signal);
    if (signal.aborted) return;
    if (offer)
      this.#deps.log.info(`Next edit: offered on ${placeInWords(offer)}, after a ${cause.type} change`);
    this.#show(offer);
  }

  /** This asks the model, so the document must not be excluded. */
  async #nextCall(
    document: vscode.TextDocument,
    change: SignatureChange,
    seen: Set<number>,
    signal: AbortSignal,
  ): Promise<NextEdit | undefined> {
    const { exclusions, model } = this.#deps;
    if (await exclusions.read(document.uri)) return undefined;
    return await nextCall(document, change, seen, model.generate, signal);
  }

  #show(offer: NextEdit | undefined): void {
    this.#offer = offer && { ...offer, oldText: offer.document.getText(offer.range) };
    this.#draw();
    // For users who do not see the decoration: screen readers read status bar messages.
    if (offer)
      vscode.window.setStatusBarMessage(`Hearth: Tab goes to the next edit, ${placeInWords(offer)}`, 4000);
  }

  #refresh(): void {
    if (!this.#offer) return;
    if (isCurrent(this.#offer, this.#offer.oldText)) this.#draw();
    else this.#show(undefined);
  }

  #draw(): void {
    const isSeen = this.#decoration.show(this.#offer);
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    void vscode.commands.executeCommand('setContext', 'hearth.nextEdit.visible', isSeen);
  }
}

/** The column in which the document is already shown, so that going there does not open a second editor. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
}

import * as vscode from 'vscode';
import { changesOf, nextProposal, type Proposal, type ProposalEvent } from '../../core/edits/proposal.ts';
import type { TextRange } from '../../core/text/position.ts';
import { whyReadOnly } from '../readOnly.ts';
import { linesIn } from './documentLines.ts';
import { reopen } from './reopen.ts';

/** What became of applying hunks. */
export type ApplyOutcome =
  /** Applied; `line` is where the first change is now. */
  | { type: 'applied'; line: number }
  /** The text that the hunks would replace has changed. */
  | { type: 'changed' }
  /** The document could not be written. `reason` is a sentence; without one, VS Code rejected the edit. */
  | { type: 'refused'; reason: string | undefined }
  /** The document can no longer be opened. */
  | { type: 'gone' };

/** A proposal that follows its document, even when that is closed and opened again. */
export class DocumentReview implements vscode.Disposable {
  #document: vscode.TextDocument;
  #proposal: Proposal;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  /** Fires when the document or the proposal has changed. */
  readonly onDidChange = this.#changes.event;

  /** @param proposal a proposal for the document in its current state. */
  constructor(document: vscode.TextDocument, proposal: Proposal) {
    this.#document = document;
    this.#proposal = proposal;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges: changes }) => {
        if (document !== this.#document || changes.length === 0) return;
        this.tell({ type: 'changed', changes, document: linesIn(document) });
      }),
      vscode.workspace.onDidOpenTextDocument((opened) => this.#adopt(opened)),
      this.#changes,
    );
  }

  get document(): vscode.TextDocument {
    return this.#document;
  }

  get proposal(): Proposal {
    return this.#proposal;
  }

  tell(event: ProposalEvent): void {
    this.#proposal = nextProposal(this.#proposal, event);
    this.#changes.fire();
  }

  /**
   * Applies these hunks to the document in one edit, so that one undo reverts them. Nothing changes unless the outcome
   * is `applied`. The document is not saved.
   */
  async apply(hunks: readonly number[]): Promise<ApplyOutcome> {
    // It may have been closed meanwhile; then it is read again.
    const document = await reopen(this.#document.uri);
    if (!document) return { type: 'gone' };
    this.#adopt(document);
    const reason = await whyReadOnly(document);
    if (reason !== undefined) return { type: 'refused', reason };
    const changes = changesOf(this.#proposal, hunks, linesIn(document));
    const [first] = changes;
    if (!first) return { type: 'changed' };
    const edit = new vscode.WorkspaceEdit();
    // VS Code gives the text the document's own line ends.
    for (const { range, text } of changes) edit.replace(document.uri, toRange(range), text);
    const [before, version] = [this.#proposal, document.version];
    // Before the edit, so that its changes do not invalidate these hunks.
    this.tell({ type: 'accepted', hunks });
    if (await vscode.workspace.applyEdit(edit)) return { type: 'applied', line: first.range.start.line };
    this.#proposal = before;
    if (document.version !== version) this.tell({ type: 'reopened', document: linesIn(document) });
    return { type: 'refused', reason: undefined };
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** VS Code creates a new document object when it opens the same file again. */
  #adopt(opened: vscode.TextDocument): void {
    const known = this.#document;
    if (opened === known || opened.uri.toString() !== known.uri.toString()) return;
    this.#document = opened;
    if (opened.getText() !== known.getText()) this.tell({ type: 'reopened', document: linesIn(opened) });
  }
}

function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

import * as vscode from 'vscode';
import { nextPreview, type PreviewEvent, type PreviewState } from '../../core/edits/previewState.ts';
import { proposedHunk } from '../../core/edits/proposal.ts';
import type { Position } from '../../core/text/position.ts';
import { linesIn } from './documentLines.ts';
import { DocumentReview, type ApplyOutcome } from './documentReview.ts';
import { createPreviewKeys } from './previewKeys.ts';
import { previewScheme, type PreviewDocuments } from './previewDocuments.ts';
import { closePreviewTabs, isPreviewTab } from './previewTabs.ts';
import type { ReviewTarget } from './reviewTarget.ts';

/** The preview of an edit. There is only one: a new edit replaces it. */
export interface Preview {
  /** Starts an edit of the target. `runAgain` is offered if the document has changed meanwhile. */
  begin(title: string, target: ReviewTarget, runAgain: () => Promise<void>): PreviewSession;
  apply(): Promise<void>;
  discard(): Promise<void>;
  dispose(): void;
}

/** The preview of one edit. */
export interface PreviewSession {
  /** Aborts when the user discards or closes the preview, or starts another. */
  readonly signal: AbortSignal;
  /** Shows the new code so far. The first call opens the diff. */
  update(text: string): void;
  /** Takes the complete new code, which can then be applied. */
  complete(text: string): void;
  /** Closes the preview. */
  end(): void;
}

interface Session {
  readonly controller: AbortController;
  readonly target: ReviewTarget;
  readonly uri: vscode.Uri;
  readonly title: string;
  readonly runAgain: () => Promise<void>;
  readonly review: DocumentReview;
  /** The text above and below the target, as of when that was last unchanged in the document. */
  around: readonly [above: string, below: string];
  state: PreviewState;
  /** The opening diff, once requested; resolves when its tab is there. */
  opening: Thenable<unknown> | undefined;
}

/**
 * Shows edits as a diff between the document and a virtual one, and applies them in one step. While the answer
 * streams, the virtual document has the text so far in place of the whole target, so the code below stays in place,
 * and no code of the target is shown as kept before the model has written it.
 */
export function createPreview(documents: PreviewDocuments): Preview {
  let current: Session | undefined;
  const updateKeys = createPreviewKeys(() => current);

  function advance(session: Session, event: PreviewEvent): void {
    session.state = nextPreview(session.state, event);
    updateKeys();
  }

  function update(session: Session, text: string): void {
    advance(session, { type: 'text', text });
    if (session.state.type !== 'streaming') return;
    session.review.tell({ type: 'written', hunk: 0, inserted: text.split('\n') });
    if (worksOn(session.target)) open(session);
  }

  /** Shows the document as it would become, as far as the answer has come. */
  function show(session: Session): void {
    const { review, state } = session;
    session.around = textAround(review) ?? session.around;
    if (state.type === 'ended' || state.text === '') return;
    const newLine = review.document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    documents.set(session.uri, session.around.join(state.text.replaceAll('\n', newLine)));
  }

  /** Opens the diff with focus, so that its keys work at once. */
  function open(session: Session): void {
    if (session.opening) return;
    const { document, viewColumn } = session.target;
    const start = new vscode.Position(placeOf(session), 0);
    const selection = new vscode.Range(start, start);
    // A pinned tab: otherwise opening another file would replace the preview, and so discard the edit.
    const options = { preview: false, selection, ...(viewColumn !== undefined && { viewColumn }) };
    const { uri, title } = session;
    session.opening = vscode.commands
      .executeCommand('vscode.diff', document.uri, uri, title, options)
      // The document is gone, so the edit is no longer useful.
      .then(undefined, () => void end(session));
  }

  async function complete(session: Session, text: string): Promise<void> {
    update(session, text);
    advance(session, { type: 'complete' });
    if (session.opening || session.state.type !== 'ready') return;
    // The user has moved on, so ask before opening the diff.
    const show = 'Show Changes';
    const picked = await vscode.window.showInformationMessage(`Hearth: ${session.title} is ready.`, show);
    if (current !== session) return;
    if (picked === show) open(session);
    else await end(session);
  }

  /** Ends the session: further output is ignored, and the request is aborted. */
  function finish(session: Session): void {
    if (current === session) current = undefined;
    session.review.dispose();
    advance(session, { type: 'end' });
    session.controller.abort();
  }

  async function removeTabs(session: Session): Promise<void> {
    // A tab that is still opening cannot be closed yet, and would be left behind empty.
    await session.opening;
    await closePreviewTabs(session.uri);
    documents.delete(session.uri);
  }

  async function end(session: Session): Promise<void> {
    if (session.state.type === 'ended') return;
    finish(session);
    await removeTabs(session);
  }

  /**
   * Ends the session at the user's request. Going back to the editor first keeps the focus there when the tab closes.
   */
  async function leave(session: Session, position?: vscode.Position): Promise<void> {
    finish(session);
    await session.opening;
    await goBack(session.target, position);
    await removeTabs(session);
  }

  async function apply(): Promise<void> {
    const session = current;
    if (session?.state.type !== 'ready') return;
    advance(session, { type: 'apply' });
    const outcome = await session.review.apply([0]);
    const line = outcome.type === 'applied' ? outcome.line : placeOf(session);
    if (outcome.type === 'gone') await end(session);
    else await leave(session, new vscode.Position(line, 0));
    await tell(outcome, session);
  }

  const subscriptions = vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      const session = current;
      if (session && closed.some((tab) => isPreviewTab(tab, session.uri))) void end(session);
      updateKeys();
    }),
    vscode.window.tabGroups.onDidChangeTabGroups(updateKeys),
  );
  // VS Code restores tabs with the window, but these would have nothing to show.
  void closePreviewTabs();

  return {
    begin(title, target, runAgain) {
      if (current) void end(current);
      const { document, lines, text } = target;
      const hunk = proposedHunk(linesIn(document), lines, text.split('\n'));
      const review = new DocumentReview(document, [hunk]);
      const session: Session = {
        controller: new AbortController(),
        target,
        uri: documents.uriFor(document.uri),
        title,
        runAgain,
        review,
        around: textAround(review) ?? ['', ''],
        state: { type: 'streaming', text: '' },
        opening: undefined,
      };
      current = session;
      review.onDidChange(() => show(session));
      return {
        signal: session.controller.signal,
        update: (text) => update(session, text),
        complete: (text) => void complete(session, text),
        end: () => void end(session),
      };
    },
    apply,
    async discard() {
      const session = current;
      if (!session || session.state.type === 'applying') return;
      await leave(session);
    },
    dispose() {
      if (current) void end(current);
      subscriptions.dispose();
    },
  };
}

/** The document without the lines of the preview; `undefined` while they have changed. */
function textAround({ document, proposal: [hunk] }: DocumentReview): [string, string] | undefined {
  if (hunk?.status.type !== 'proposed') return undefined;
  const { start, end } = hunk.anchor.range;
  const text = document.getText();
  const offset = ({ line, character }: Position): number =>
    document.offsetAt(new vscode.Position(line, character));
  return [text.slice(0, offset(start)), text.slice(offset(end))];
}

/** The first line of the target, as far as it is known. */
function placeOf({ review, target }: Session): number {
  return review.proposal[0]?.anchor.range.start.line ?? target.lines.first;
}

/** Whether the user is at the target (or at another preview, which is being closed). */
function worksOn({ document }: ReviewTarget): boolean {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.toString() === document.uri.toString() || uri?.scheme === previewScheme;
}

/**
 * Goes back to where the user worked: to a position, or to where the cursor was. Does nothing if the document is gone.
 */
async function goBack({ document, viewColumn }: ReviewTarget, position?: vscode.Position): Promise<void> {
  const selection = position && new vscode.Range(position, position);
  const options = { ...(viewColumn !== undefined && { viewColumn }), ...(selection && { selection }) };
  await vscode.window.showTextDocument(document.uri, options).then(undefined, () => undefined);
}

async function tell(outcome: ApplyOutcome, { runAgain }: Session): Promise<void> {
  switch (outcome.type) {
    case 'applied':
      vscode.window.setStatusBarMessage('$(check) Hearth: applied. Undo takes it back in one step.', 5000);
      return;
    case 'refused':
      void vscode.window.showWarningMessage(
        `Hearth: ${outcome.reason ?? 'VS Code refused the change. The file may be read-only.'} Nothing was applied.`,
      );
      return;
    case 'gone':
      void vscode.window.showWarningMessage('Hearth: The file no longer exists; nothing was applied.');
      return;
    case 'changed': {
      const again = 'Run Again';
      const picked = await vscode.window.showWarningMessage(
        'Hearth: This code has changed since the model was asked, so nothing was applied.',
        again,
      );
      if (picked === again) await runAgain();
    }
  }
}

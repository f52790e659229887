import * as vscode from 'vscode';
import { nextPreview, type PreviewEvent, type PreviewState } from '../../core/edits/previewState.ts';
import { applyEdit, type ApplyOutcome } from './applyEdit.ts';
import { createPreviewKeys } from './previewKeys.ts';
import { previewScheme, type PreviewDocuments } from './previewDocuments.ts';
import { closePreviewTabs, isPreviewTab } from './previewTabs.ts';
import type { ReviewTarget } from './reviewTarget.ts';

/** The one preview. A second edit takes the place of the first. */
export interface Preview {
  /** Starts an edit of the target. `runAgain` is offered when the document has changed meanwhile. */
  begin(title: string, target: ReviewTarget, runAgain: () => Promise<void>): PreviewSession;
  apply(): Promise<void>;
  discard(): Promise<void>;
  dispose(): void;
}

/** One edit's preview. */
export interface PreviewSession {
  /** Aborts when the user discards the preview, closes it, or starts another. */
  readonly signal: AbortSignal;
  /** Shows the new code so far. The diff opens with the first of it. */
  update(text: string): void;
  /** The whole new code: it can be applied now. */
  complete(text: string): void;
  /** Takes the preview away. */
  end(): void;
}

interface Session {
  readonly controller: AbortController;
  readonly target: ReviewTarget;
  readonly uri: vscode.Uri;
  readonly title: string;
  readonly runAgain: () => Promise<void>;
  state: PreviewState;
  /** The diff, from when it is asked for: done when its tab is there. */
  opening: Thenable<unknown> | undefined;
}

/**
 * Shows edits as a diff of the document against a virtual one, and applies them in one step. While the answer streams,
 * the virtual document holds what has come so far in place of the whole target: the code below stays where it is, and
 * nothing is shown as kept that the model has not said.
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
    const { document, before, from, to } = session.target;
    const newLine = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const newText = text.replaceAll('\n', newLine);
    documents.set(session.uri, before.slice(0, from) + newText + before.slice(to));
    if (worksOn(session.target)) open(session);
  }

  /** The diff takes the focus, so that its keys work at once. */
  function open(session: Session): void {
    if (session.opening) return;
    const { document, range, viewColumn } = session.target;
    const selection = new vscode.Range(range.start, range.start);
    // A pinned tab: opening another file would otherwise take the preview's place, and so discard the edit.
    const options = { preview: false, selection, ...(viewColumn !== undefined && { viewColumn }) };
    const { uri, title } = session;
    session.opening = vscode.commands
      .executeCommand('vscode.diff', document.uri, uri, title, options)
      // The document is gone; the edit is of no use then.
      .then(undefined, () => void end(session));
  }

  async function complete(session: Session, text: string): Promise<void> {
    update(session, text);
    advance(session, { type: 'complete' });
    if (session.opening || session.state.type !== 'ready') return;
    // The user has gone on to something else, and is not dragged back.
    const show = 'Show Changes';
    const picked = await vscode.window.showInformationMessage(`Hearth: ${session.title} is ready.`, show);
    if (current !== session) return;
    if (picked === show) open(session);
    else await end(session);
  }

  /** From here on nothing that comes is shown, and the request is given up. */
  function finish(session: Session): void {
    if (current === session) current = undefined;
    advance(session, { type: 'end' });
    session.controller.abort();
  }

  async function removeTabs(session: Session): Promise<void> {
    // A tab that is still opening could not be closed, and would stay behind with nothing in it.
    await session.opening;
    await closePreviewTabs(session.uri);
    documents.delete(session.uri);
  }

  async function end(session: Session): Promise<void> {
    if (session.state.type === 'ended') return;
    finish(session);
    await removeTabs(session);
  }

  /** Ends it on the user's word. Going back first leaves the tab's closing without an effect on the focus. */
  async function leave(session: Session, position?: vscode.Position): Promise<void> {
    finish(session);
    await session.opening;
    await goBack(session.target, position);
    await removeTabs(session);
  }

  async function apply(): Promise<void> {
    const session = current;
    if (session?.state.type !== 'ready') return;
    const { text } = session.state;
    advance(session, { type: 'apply' });
    const outcome = await applyEdit(session.target, text);
    const line = outcome.type === 'applied' ? outcome.line : session.target.lines.first;
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
  // VS Code restores tabs with the window, and these would have nothing to show.
  void closePreviewTabs();

  return {
    begin(title, target, runAgain) {
      if (current) void end(current);
      const session: Session = {
        controller: new AbortController(),
        target,
        uri: documents.uriFor(target.document.uri),
        title,
        runAgain,
        state: { type: 'streaming', text: '' },
        opening: undefined,
      };
      current = session;
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

/** Whether the user is at the target (or at another preview, which is being closed). */
function worksOn({ document }: ReviewTarget): boolean {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.toString() === document.uri.toString() || uri?.scheme === previewScheme;
}

/** To where the user worked, at a place or where the cursor was. A document that is gone is left alone. */
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
        'Hearth: VS Code refused the change, so nothing was applied. The file may be read-only.',
      );
      return;
    case 'gone':
      void vscode.window.showWarningMessage('Hearth: The file is not there any more; nothing was applied.');
      return;
    case 'changed': {
      const again = 'Run Again';
      const picked = await vscode.window.showWarningMessage(
        'Hearth: The file has changed since the model was asked, so nothing was applied.',
        again,
      );
      if (picked === again) await runAgain();
    }
  }
}

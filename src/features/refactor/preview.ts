import * as vscode from 'vscode';
import { nextPreview, type PreviewEvent, type PreviewState } from '../../core/refactor/preview.ts';
import { applyEdit } from './applyEdit.ts';
import { createPreviewDocuments, previewScheme } from './previewDocuments.ts';
import type { Target } from './target.ts';

/** The one preview. A second edit takes the place of the first. */
export interface Preview {
  /** Starts an edit of the target. `runAgain` is offered when the document has changed meanwhile. */
  begin(title: string, target: Target, runAgain: () => Promise<void>): PreviewSession;
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
  state: PreviewState;
  controller: AbortController;
  target: Target;
  /** The whole document when the model was asked. */
  before: string;
  uri: vscode.Uri;
  title: string;
  /** The diff, from when it is asked for: done when its tab is there. */
  opening: Thenable<unknown> | undefined;
  runAgain: () => Promise<void>;
}

/** Shows edits as a diff of the document against a virtual one, and applies them in one step. */
export function createPreview(): Preview {
  const documents = createPreviewDocuments();
  let current: Session | undefined;

  function advance(session: Session, event: PreviewEvent): void {
    session.state = nextPreview(session.state, event);
    if (event.type === 'text') show(session);
    updateKeys();
  }

  function show(session: Session): void {
    if (session.state.type === 'ended') return;
    const { document, range } = session.target;
    const newLine = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const text = session.state.text.replaceAll('\n', newLine);
    const { before } = session;
    documents.set(
      session.uri,
      before.slice(0, document.offsetAt(range.start)) + text + before.slice(document.offsetAt(range.end)),
    );
    if (session.opening) return;
    // The cursor stays where the user works until the edit is there to be judged.
    const options = {
      preview: true,
      preserveFocus: false,
      selection: new vscode.Range(range.start, range.start),
    };
    session.opening = vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      session.uri,
      session.title,
      options,
    );
  }

  function updateKeys(): void {
    const active =
      current !== undefined && isPreviewTab(vscode.window.tabGroups.activeTabGroup.activeTab, current.uri);
    const ready = active && current?.state.type === 'ready';
    void vscode.commands.executeCommand('setContext', 'hearth.refactor.previewActive', active);
    void vscode.commands.executeCommand('setContext', 'hearth.refactor.previewReady', ready);
  }

  async function end(session: Session): Promise<void> {
    if (session.state.type === 'ended') return;
    advance(session, { type: 'end' });
    session.controller.abort();
    if (current === session) current = undefined;
    updateKeys();
    // A tab that is still opening could not be closed, and would stay behind with nothing in it.
    await session.opening;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter((tab) => isPreviewTab(tab, session.uri)));
    documents.delete(session.uri);
  }

  async function apply(): Promise<void> {
    const session = current;
    if (session?.state.type !== 'ready') return;
    const { target, before, state, runAgain } = session;
    const applied = await applyEdit(target, before, state.text);
    await end(session);
    await vscode.window.showTextDocument(target.document, {
      selection: new vscode.Range(target.range.start, target.range.start),
    });
    if (applied) {
      vscode.window.setStatusBarMessage('$(check) Hearth: applied. Undo takes it back in one step.', 5000);
      return;
    }
    const again = 'Run Again';
    const picked = await vscode.window.showWarningMessage(
      'Hearth: The file has changed since the model was asked, so nothing was applied.',
      again,
    );
    if (picked === again) await runAgain();
  }

  const subscriptions = vscode.Disposable.from(
    documents,
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      const session = current;
      if (session && closed.some((tab) => isPreviewTab(tab, session.uri))) void end(session);
      updateKeys();
    }),
    vscode.window.tabGroups.onDidChangeTabGroups(updateKeys),
  );

  return {
    begin(title, target, runAgain) {
      if (current) void end(current);
      const session: Session = {
        state: { type: 'streaming', text: '' },
        controller: new AbortController(),
        target,
        before: target.document.getText(),
        uri: documents.uriFor(target.document.uri),
        title,
        opening: undefined,
        runAgain,
      };
      current = session;
      return {
        signal: session.controller.signal,
        update: (text) => advance(session, { type: 'text', text }),
        complete: (text) => {
          advance(session, { type: 'text', text });
          advance(session, { type: 'complete' });
        },
        end: () => void end(session),
      };
    },
    apply,
    discard: async () => {
      const session = current;
      if (!session) return;
      await end(session);
      await vscode.window.showTextDocument(session.target.document);
    },
    dispose: () => {
      if (current) void end(current);
      subscriptions.dispose();
    },
  };
}

function isPreviewTab(tab: vscode.Tab | undefined, uri: vscode.Uri): boolean {
  return (
    tab?.input instanceof vscode.TabInputTextDiff &&
    tab.input.modified.scheme === previewScheme &&
    tab.input.modified.toString() === uri.toString()
  );
}

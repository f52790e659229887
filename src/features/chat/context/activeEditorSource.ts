import * as vscode from 'vscode';
import type { CreateContextSource } from './contextSource.ts';
import { placeOf, readSource, refusal, sourceOf } from './documentSource.ts';

/** The selection of the active editor, or what it shows, unless the user has turned that off. */
export const activeEditorSource: CreateContextSource = ({ limit, changed, exclusions }) => {
  let included = true;

  /**
   * The editor whose document is offered: the active one, or a visible one while a view such as the output has the
   * focus.
   */
  const followed = (): vscode.TextEditor | undefined => {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
    return editors.find(({ document }) => refusal(document, exclusions) === undefined);
  };
  const changedIn = ({ textEditor }: { textEditor: vscode.TextEditor }) => {
    if (textEditor === followed()) changed();
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(changed),
    vscode.window.onDidChangeVisibleTextEditors(changed),
    vscode.window.onDidChangeTextEditorSelection(changedIn),
    vscode.window.onDidChangeTextEditorVisibleRanges(changedIn),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === followed()?.document) changed();
    }),
    exclusions.onDidChange(changed),
  );

  return {
    chips() {
      const editor = followed();
      if (!editor) return [];
      const source = sourceOf(editor, limit() / 2);
      return [{ id: 'active', kind: source.kind, ...placeOf(source), follows: true, included }];
    },
    include(_, isIncluded) {
      included = isIncluded;
    },
    take() {
      const editor = included ? followed() : undefined;
      return Promise.resolve(editor ? [readSource(sourceOf(editor, limit() / 2), limit())] : []);
    },
    reset() {
      included = true;
    },
    dispose: () => void subscriptions.dispose(),
  };
};

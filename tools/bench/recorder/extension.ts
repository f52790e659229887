// A small extension for development: writes down what is edited. record.ts bundles it and starts a VS Code with it.
import { renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import * as vscode from 'vscode';
import { Recording } from './recording.ts';

/** Milliseconds between two looks whether there is something to write. */
const interval = 2000;

/** Called by VS Code at its start. Records until the window closes, and writes the file that HEARTH_TRACE names. */
export function activate(context: vscode.ExtensionContext): void {
  const file = process.env['HEARTH_TRACE'];
  if (file === undefined) return;
  const recording = new Recording(() => performance.now());
  let written = 0;

  function write(): void {
    if (file === undefined || recording.length === written) return;
    written = recording.length;
    // Whoever reads it meets a whole file.
    writeFileSync(`${file}.unfinished`, JSON.stringify(recording.content()));
    renameSync(`${file}.unfinished`, file);
  }

  const timer = setInterval(write, interval);
  const enter = (editor: vscode.TextEditor | undefined): void => {
    const name = editor && nameOf(editor.document);
    if (editor && name !== undefined) recording.open(name, toText(editor.document), offsetIn(editor));
  };
  context.subscriptions.push(
    { dispose: () => clearInterval(timer) },
    { dispose: write },
    vscode.workspace.onDidSaveTextDocument(write),
    vscode.window.onDidChangeActiveTextEditor(enter),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const name = nameOf(document);
      if (name === undefined || document !== vscode.window.activeTextEditor?.document) return;
      if (contentChanges.length === 0) return;
      const changes = contentChanges.map((change) => ({
        offset: change.rangeOffset,
        removed: change.rangeLength,
        text: change.text,
      }));
      recording.edit(name, changes, reason !== undefined);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const name = nameOf(textEditor.document);
      const [selection] = selections;
      if (name === undefined || !selection || textEditor !== vscode.window.activeTextEditor) return;
      const { document } = textEditor;
      recording.move(name, document.offsetAt(selection.active), document.offsetAt(selection.anchor));
    }),
    // Tab and Ctrl+Right go by here, since an extension cannot see that a suggestion was taken.
    vscode.commands.registerCommand('hearthRecorder.accept', async () => {
      recording.accepting = 'accept';
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      recording.accepting = undefined;
    }),
    vscode.commands.registerCommand('hearthRecorder.acceptWord', async () => {
      recording.accepting = 'accept-part';
      await vscode.commands.executeCommand('editor.action.inlineSuggest.acceptNextWord');
      recording.accepting = undefined;
    }),
  );
  enter(vscode.window.activeTextEditor);
}

/** The path in the workspace; nothing else is recorded. */
function nameOf({ uri }: vscode.TextDocument): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return uri.scheme === 'file' && folder ? vscode.workspace.asRelativePath(uri, false) : undefined;
}

function toText(document: vscode.TextDocument): { languageId: string; text: string } {
  return { languageId: document.languageId, text: document.getText() };
}

function offsetIn({ document, selection }: vscode.TextEditor): number {
  return document.offsetAt(selection.active);
}

import * as vscode from 'vscode';
import { isEditableUri } from '../../vscode/editableUri.ts';

/** Inserts code into the last active editor, replacing its selections, as one undo step. */
export async function insertAtCursor(text: string): Promise<void> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  // While a view such as the output is active, the code is meant for the visible editor.
  const editor = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].find(isEditable);
  if (!editor) {
    void vscode.window.showInformationMessage('Open a file to insert the code into.');
    return;
  }
  const done = await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, text);
  });
  if (done) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  else
    void vscode.window.showInformationMessage('The code could not be inserted: the file cannot be edited.');
}

function isEditable({ document: { uri } }: vscode.TextEditor): boolean {
  return isEditableUri(uri);
}

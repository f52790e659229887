import * as vscode from 'vscode';

/** The document of a URI, opened again if it was closed; `undefined` when it cannot be opened. */
export async function reopen(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return await vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}

import * as vscode from 'vscode';

/** The path that prompts name: relative to the workspace folder with forward slashes, else the file's name. */
export function promptPath(document: vscode.TextDocument): string {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const path = document.uri.path;
  if (folder && path.startsWith(folder.uri.path)) return path.slice(folder.uri.path.length).replace(/^\//, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

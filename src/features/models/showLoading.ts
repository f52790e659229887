import * as vscode from 'vscode';

/** The status item shows the fraction; the window's progress only says that the command was heard. */
export function showLoading(title: string, work: Promise<void>): Thenable<void> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => work);
}

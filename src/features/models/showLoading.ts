import * as vscode from 'vscode';

/**
 * Shows progress in the window while something is done, such as loading the model, only as a sign that the command was
 * received; the status item shows the percentage.
 */
export function showLoading(title: string, work: Promise<void>): Thenable<void> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => work);
}

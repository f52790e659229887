import * as vscode from 'vscode';

/** Says in one sentence why nothing happens. Nothing has failed, so it is no error. */
export function showRefusal(sentence: string): void {
  void vscode.window.showInformationMessage(`Hearth: ${sentence}`);
}

import * as vscode from 'vscode';

/** Explains in one sentence why nothing happens. As nothing has failed, it is not an error message. */
export function showRefusal(sentence: string): void {
  void vscode.window.showInformationMessage(`Hearth: ${sentence}`);
}

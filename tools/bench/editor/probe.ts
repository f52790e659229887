// A small extension for development: times the activation of Hearth, and hands out the page of its decisions.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import * as vscode from 'vscode';

/** Milliseconds that the activation of each extension took, its code's loading included. */
export interface Activations {
  hearth: number;
  /** An extension that does nothing: what VS Code itself needs. */
  empty: number;
}

/** Called by VS Code at its start, before the extensions that wait for the end of the start. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const file = process.env['HEARTH_PROBE'];
  if (file === undefined) return;
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(keep),
    vscode.workspace.onDidChangeTextDocument(({ document }) => keep(document)),
  );
  // VS Code prepares much for the first extension that it activates.
  await time('hearth-development.first');
  const times: Activations = {
    empty: await time('hearth-development.empty'),
    hearth: await time('hearth.hearth'),
  };
  writeFileSync(`${file}.activation`, JSON.stringify(times));

  function keep(document: vscode.TextDocument): void {
    if (document.uri.scheme === 'hearth-insight' && document.getText() !== '')
      writeFileSync(`${file ?? ''}.decisions`, document.getText());
  }
}

async function time(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) return NaN;
  const start = performance.now();
  await extension.activate();
  return performance.now() - start;
}

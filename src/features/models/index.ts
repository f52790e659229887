import * as vscode from 'vscode';
import type { ModelService } from '../../core/model.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';

/** Commands that load, unload and choose the model. */
export function registerModels(deps: { model: ModelService }): vscode.Disposable {
  const { model } = deps;
  return vscode.Disposable.from(
    registerCommand('hearth.model.start', () => showLoading('Hearth: loading the model', model.start())),
    registerCommand('hearth.model.restart', () =>
      showLoading('Hearth: restarting the model', model.restart()),
    ),
    registerCommand('hearth.model.stop', () => model.stop()),
    registerCommand('hearth.model.choose', () => chooseModel(model)),
  );
}

/** The status item shows the fraction; the window's progress only says that the command was heard. */
function showLoading(title: string, work: Promise<void>): Thenable<void> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => work);
}

/** Asks for a GGUF file, remembers it in the user's settings and loads it. Cancelling changes nothing. */
async function chooseModel(model: ModelService): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Choose a gpt-oss model',
    openLabel: 'Use This Model',
    filters: { 'GGUF model': ['gguf'] },
  });
  const file = chosen?.[0];
  if (!file) return;
  await vscode.workspace
    .getConfiguration('hearth')
    .update('model.path', file.fsPath, vscode.ConfigurationTarget.Global);
  await showLoading('Hearth: loading the model', model.restart());
}

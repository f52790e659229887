import * as vscode from 'vscode';
import type { ModelService } from '../../core/modelService.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { chooseModel } from './chooseModel.ts';
import { offerNewFile } from './offerNewFile.ts';
import { showLoading } from './showLoading.ts';

/** Commands that load, unload and choose the model, and the offer to reload its file after a change. */
export function registerModels(deps: { model: ModelService }): vscode.Disposable {
  const { model } = deps;
  return vscode.Disposable.from(
    registerCommand('hearth.model.start', () => showLoading('Hearth: loading the model', model.start())),
    registerCommand('hearth.model.restart', () =>
      showLoading('Hearth: restarting the model', model.restart()),
    ),
    registerCommand('hearth.model.stop', () => model.stop()),
    registerCommand('hearth.model.choose', () => chooseModel(model)),
    offerNewFile(model),
  );
}

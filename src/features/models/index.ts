import * as vscode from 'vscode';
import type { ModelService } from '../../core/modelService.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { chooseFile } from './chooseFile.ts';
import { chooseModel } from './chooseModel.ts';
import { createModelsBoard } from './modelsBoard.ts';
import { ModelsPanel } from './modelsPanel.ts';
import { offerNewFile } from './offerNewFile.ts';
import { showLoading } from './showLoading.ts';

/** The models view, its commands, and the offer to reload the model's file after a change. */
export function registerModels(deps: {
  extensionUri: vscode.Uri;
  model: ModelService;
  log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { extensionUri, model, log } = deps;
  const board = createModelsBoard({ model, log });
  const panel = new ModelsPanel({ extensionUri, board, log });
  return vscode.Disposable.from(
    board,
    panel,
    registerCommand('hearth.models.open', () => panel.show()),
    registerCommand('hearth.model.start', () => showLoading('Hearth: loading the model', model.start())),
    registerCommand('hearth.model.restart', () =>
      showLoading('Hearth: restarting the model', model.restart()),
    ),
    registerCommand('hearth.model.stop', () => model.stop()),
    registerCommand('hearth.model.choose', () => chooseModel(board, () => panel.show())),
    registerCommand('hearth.model.chooseFile', () => chooseFile(model)),
    offerNewFile(model),
  );
}

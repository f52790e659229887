import * as vscode from 'vscode';
import type { ModelDownloads } from '../../core/models/downloads.ts';
import type { MachineFacts } from '../../core/models/fit/machineFacts.ts';
import type { InstalledModels } from '../../core/models/installed.ts';
import type { ModelService } from '../../core/modelService.ts';
import { modelFolders, modelsFolder } from '../../vscode/modelsFolder.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { chooseFile } from './chooseFile.ts';
import { chooseModel } from './chooseModel.ts';
import { ModelActions } from './modelActions.ts';
import { ModelsBoard } from './modelsBoard.ts';
import { ModelsPanel } from './modelsPanel.ts';
import { offerNewFile } from './offerNewFile.ts';
import { showLoading } from './showLoading.ts';
import { unloadModel } from './unloadModel.ts';

/** The models view, its commands, and the offer to reload the model's file after a change. */
export function registerModels(deps: {
  context: vscode.ExtensionContext;
  model: ModelService;
  installed: InstalledModels;
  downloads?: ModelDownloads;
  machineFacts?: MachineFacts;
  log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { context, model, installed, downloads, machineFacts, log } = deps;
  const chosen = () => modelFolders(context.globalStorageUri).chosen;
  const board = new ModelsBoard({ model, installed, downloads, machineFacts, chosen, log });
  const folder = () => modelsFolder(context.globalStorageUri);
  const actions = new ModelActions({ board, model, installed, downloads, folder, log });
  const panel = new ModelsPanel({ extensionUri: context.extensionUri, board, actions, log });
  return vscode.Disposable.from(
    board,
    panel,
    registerCommand('hearth.models.open', () => panel.show()),
    registerCommand('hearth.model.start', () => showLoading('Hearth: loading the model', model.start())),
    registerCommand('hearth.model.restart', () =>
      showLoading('Hearth: restarting the model', model.restart()),
    ),
    registerCommand('hearth.model.stop', () => unloadModel(model)),
    registerCommand('hearth.model.choose', () => chooseModel(board, actions, () => panel.show())),
    registerCommand('hearth.model.chooseFile', () => chooseFile(model)),
    offerNewFile(model),
  );
}

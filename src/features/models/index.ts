import * as vscode from 'vscode';
import type { ModelDownloads } from '../../core/models/downloads.ts';
import type { MachineFacts } from '../../core/models/fit/machineFacts.ts';
import type { InstalledModels } from '../../core/models/installed.ts';
import type { SetupSource } from '../../core/models/view/setupSource.ts';
import type { ModelService } from '../../core/modelService.ts';
import { modelFolders, modelsFolder } from '../../vscode/modelsFolder.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { changeOver } from './changeOver.ts';
import { chooseFile } from './chooseFile.ts';
import { chooseModel } from './chooseModel.ts';
import { showDownloads } from './downloadProgress.ts';
import { ModelActions } from './modelActions.ts';
import { ModelsBoard } from './modelsBoard.ts';
import { ModelsPanel } from './modelsPanel.ts';
import { offerNewFile } from './offerNewFile.ts';
import { createSetupNotice } from './setupNotice.ts';
import { showLoading } from './showLoading.ts';
import { unloadModel } from './unloadModel.ts';

/** The models as other features use them. */
export interface ModelsFeature {
  readonly setup: SetupSource;
  dispose(): void;
}

/** The models view, its commands, what the chat says of a first model, and what happens after a download. */
export function registerModels(deps: {
  context: vscode.ExtensionContext;
  model: ModelService;
  installed: InstalledModels;
  downloads: ModelDownloads;
  machineFacts: MachineFacts;
  log: vscode.LogOutputChannel;
}): ModelsFeature {
  const { context, model, installed, downloads, machineFacts, log } = deps;
  const chosenPath = () => modelFolders(context.globalStorageUri).chosen ?? '';
  const board = new ModelsBoard({ model, installed, downloads, machineFacts, chosenPath });
  const folder = () => modelsFolder(context.globalStorageUri);
  const actions = new ModelActions({ board, model, installed, downloads, folder, log });
  const panel = new ModelsPanel({ extensionUri: context.extensionUri, board, actions, log });
  const manage = () => panel.show();
  const setup = createSetupNotice({ board, actions, memory: context.globalState, manage });
  const disposable = vscode.Disposable.from(
    board,
    panel,
    showDownloads(downloads),
    changeOver({ model, downloads, chosenPath, changed: (title) => setup.changed(title), log }),
    registerCommand('hearth.models.open', manage),
    registerCommand('hearth.models.getRecommended', () => actions.getRecommended()),
    registerCommand('hearth.model.start', () => showLoading('Hearth: loading the model', model.start())),
    registerCommand('hearth.model.restart', () =>
      showLoading('Hearth: restarting the model', model.restart()),
    ),
    registerCommand('hearth.model.stop', () => unloadModel(model)),
    registerCommand('hearth.model.choose', () => chooseModel(board, actions, manage)),
    registerCommand('hearth.model.chooseFile', () => chooseFile(model)),
    offerNewFile(model),
  );
  return { setup, dispose: () => void disposable.dispose() };
}

import * as vscode from 'vscode';
import type { ModelState } from '../../core/lifecycle.ts';
import type { Log } from '../../core/log.ts';
import type { InstalledModels } from '../../core/models/installed.ts';
import type { ModelService } from '../../core/modelService.ts';
import { modelFolders, modelsFolder } from '../modelsFolder.ts';
import { createInstalledModels } from './installedModels.ts';
import { createUsageMarkers } from './usageMarkers.ts';

/**
 * The models on this machine, for one window. Tells other windows which model this one has loaded, and notices what comes
 * and goes in Hearth's folder. Other folders are not watched: each list looks anew.
 */
export function openInstalledModels(deps: {
  globalStorageUri: vscode.Uri;
  model: ModelService;
  log: Log;
}): InstalledModels & { dispose(): void } {
  const { globalStorageUri, model, log } = deps;
  const folder = (): string => modelsFolder(globalStorageUri);
  const markers = createUsageMarkers({ folder });
  const models = createInstalledModels({
    folders: () => modelFolders(globalStorageUri),
    markers,
    log: (line) => log.info(`models: ${line}`),
  });
  const hold = (state: ModelState): void => {
    void markers.hold(filesInUse(state, modelFolders(globalStorageUri).chosen));
  };
  hold(model.state);
  let watcher = watch(folder(), models);
  const registrations = vscode.Disposable.from(
    { dispose: model.onDidChangeState(hold) },
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('hearth.models')) return;
      watcher.dispose();
      watcher = watch(folder(), models);
      models.changed();
    }),
  );
  return {
    ...models,
    dispose() {
      registrations.dispose();
      watcher.dispose();
      markers.dispose();
    },
  };
}

/** The files that the model process has open, or is about to open. */
function filesInUse(state: ModelState, chosen: string | undefined): readonly string[] {
  if (state.type === 'ready') return state.model.files.map(({ path }) => path);
  return state.type === 'loading' && chosen !== undefined ? [chosen] : [];
}

/** Only what is directly in the folder, where downloads go, so that not even a large folder costs much. */
function watch(folder: string, models: InstalledModels): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(folder), '*.gguf'),
  );
  const changed = (): void => models.changed();
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    watcher.onDidChange(changed),
  );
}

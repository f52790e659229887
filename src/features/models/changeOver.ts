import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import type { Download, ModelDownloads } from '../../core/models/downloads.ts';
import type { ModelService } from '../../core/modelService.ts';
import { checkModelFile } from '../../vscode/checkModelFile.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { useModel } from './useModel.ts';

/**
 * Goes over to a model that has been downloaded, if tiny-oss is in use; whoever works with another model is asked. An answer
 * that is being written is not cut off.
 */
export function changeOver(deps: {
  model: ModelService;
  downloads: ModelDownloads;
  /** The path of the chosen model; empty for tiny-oss. */
  chosenPath: () => string;
  /** Called when another model answers now. */
  changed: (title: string) => void;
  log: Log;
}): vscode.Disposable {
  const { model, downloads, chosenPath, changed, log } = deps;
  const seen = new Set<string>();

  async function take({ title }: Download, path: string): Promise<void> {
    const failure = await checkModelFile(path);
    if (failure) {
      await showFailure(failure);
      return;
    }
    if (chosenPath() !== '') {
      const use = 'Use It';
      const message = `Hearth: ${title} has been downloaded.`;
      if ((await vscode.window.showInformationMessage(message, use)) !== use) return;
    }
    await idle(model);
    await useModel(model, path);
    if (model.state.type === 'ready') changed(title);
  }

  const unsubscribe = downloads.onDidChange(() => {
    for (const download of downloads.downloads) {
      const { id, phase, here } = download;
      if (phase.type !== 'done') seen.delete(id);
      else if (here && !seen.has(id)) {
        seen.add(id);
        take(download, phase.path).catch((error: unknown) =>
          log.error(`models: could not go over to ${id}: ${String(error)}`),
        );
      }
    }
  });
  return new vscode.Disposable(unsubscribe);
}

/** Resolves when no conversation is waiting or running. */
function idle(model: ModelService): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = model.onDidChangeActivity(check);
    check();
    function check(): void {
      if (model.activity.conversations > 0) return;
      unsubscribe();
      resolve();
    }
  });
}

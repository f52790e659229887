import * as vscode from 'vscode';
import type { ModelState } from '../../core/lifecycle.ts';
import type { ModelService } from '../../core/modelService.ts';
import { showLoading } from './showLoading.ts';

/**
 * Offers to load the model's file when it was replaced, or when one that could not be loaded is complete: after a
 * download, for example. Offers once for each model that runs or has failed.
 */
export function offerNewFile(model: ModelService): vscode.Disposable {
  let offered = false;
  const unsubscribe = model.onDidChangeState((state) => {
    const loadable = (state.type === 'ready' || state.type === 'failed') && state.loadable === true;
    if (loadable && !offered) void offer(state, model);
    offered = loadable;
  });
  return new vscode.Disposable(unsubscribe);
}

async function offer(state: ModelState, model: ModelService): Promise<void> {
  const message =
    state.type === 'ready'
      ? `Hearth: the file of the model ${state.model.name} has been replaced. The old one is still running.`
      : 'Hearth: the model file has changed, and can be loaded now.';
  const load = 'Load It';
  if ((await vscode.window.showInformationMessage(message, load)) !== load) return;
  await showLoading('Hearth: loading the model', model.restart());
}

import * as vscode from 'vscode';
import type { ModelService } from '../../core/modelService.ts';
import { showLoading } from './showLoading.ts';

/** Saves which model to use in the user's settings, and loads it. An empty path is tiny-oss. */
export async function useModel(model: ModelService, path: string): Promise<void> {
  await vscode.workspace
    .getConfiguration('hearth')
    .update('model.path', path, vscode.ConfigurationTarget.Global);
  await showLoading('Hearth: loading the model', model.restart());
}

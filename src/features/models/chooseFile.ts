import * as vscode from 'vscode';
import type { ModelService } from '../../core/modelService.ts';
import { checkModelFile } from '../../vscode/checkModelFile.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { useModel } from './useModel.ts';

/**
 * Asks for a GGUF file on this machine and uses it. Nothing changes if the user cancels or the file cannot be loaded.
 */
export async function chooseFile(model: ModelService): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Choose a gpt-oss model',
    openLabel: 'Use This Model',
    filters: { 'GGUF model': ['gguf'] },
  });
  const path = chosen?.[0]?.fsPath;
  if (path === undefined) return;
  const failure = await checkModelFile(path);
  if (failure) await showFailure(failure);
  else await useModel(model, path);
}

import * as vscode from 'vscode';
import type { ModelService } from '../../core/modelService.ts';
import { checkModelFile } from '../../vscode/checkModelFile.ts';
import { getSetting } from '../../vscode/settings.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { showLoading } from './showLoading.ts';

/**
 * Asks which model to use, saves the choice in the user's settings and loads it: a GGUF file, or tiny-oss, which ships
 * with Hearth. Nothing changes if the user cancels or the file cannot be loaded.
 */
export async function chooseModel(model: ModelService): Promise<void> {
  const choice = await vscode.window.showQuickPick(choices(getSetting('model.path').trim()), {
    title: 'Choose the model that Hearth uses',
    placeHolder: 'A gpt-oss file for work, or the demonstration',
  });
  const path = await choice?.path();
  if (path === undefined) return;
  await vscode.workspace
    .getConfiguration('hearth')
    .update('model.path', path, vscode.ConfigurationTarget.Global);
  await showLoading('Hearth: loading the model', model.restart());
}

interface Choice extends vscode.QuickPickItem {
  /** The new value of the setting: empty for tiny-oss. `undefined` if the user cancelled. */
  path: () => Promise<string | undefined>;
}

function choices(current: string): Choice[] {
  const file: Choice = {
    label: '$(folder-opened) Choose a gpt-oss file…',
    detail: 'gpt-oss-20b for most machines, gpt-oss-120b for large ones, as a GGUF file on this machine',
    path: askForFile,
  };
  const demonstration: Choice = {
    label: '$(beaker) tiny-oss: try Hearth without a download',
    description: current === '' ? 'in use' : '',
    detail: 'A demonstration that ships with Hearth: 16 MB, and no help for work',
    path: () => Promise.resolve(''),
  };
  if (current === '') return [file, demonstration];
  const inUse: Choice = {
    label: `$(check) ${current.slice(Math.max(current.lastIndexOf('/'), current.lastIndexOf('\\')) + 1)}`,
    description: 'in use',
    detail: current,
    path: () => Promise.resolve(undefined),
  };
  return [inUse, file, demonstration];
}

async function askForFile(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Choose a gpt-oss model',
    openLabel: 'Use This Model',
    filters: { 'GGUF model': ['gguf'] },
  });
  const path = chosen?.[0]?.fsPath;
  if (path === undefined) return undefined;
  const failure = await checkModelFile(path);
  if (!failure) return path;
  // Not awaited: its button opens the file dialog again, which may stay open for long.
  void showFailure(failure);
  return undefined;
}

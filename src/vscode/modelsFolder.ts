import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { typedPath } from '../core/models/typedPath.ts';
import type { ModelFolders } from './models/installedModels.ts';
import { getSetting } from './settings.ts';

/**
 * Absolute path of the folder where Hearth keeps models: in the extension's own storage, or where the user wants it.
 * It need not exist.
 */
export function modelsFolder(globalStorageUri: vscode.Uri): string {
  return absolute(getSetting('models.folder')) ?? vscode.Uri.joinPath(globalStorageUri, 'models').fsPath;
}

/** Where to look for models. */
export function modelFolders(globalStorageUri: vscode.Uri): ModelFolders {
  return {
    own: modelsFolder(globalStorageUri),
    user: getSetting('models.searchFolders').flatMap((folder) => absolute(folder) ?? []),
    chosen: absolute(getSetting('model.path')),
  };
}

/** A path from the settings. A relative one counts as none, since there is nothing that it is relative to. */
function absolute(value: unknown): string | undefined {
  const folder = typeof value === 'string' ? typedPath(value, homedir()) : '';
  return path.isAbsolute(folder) ? folder : undefined;
}

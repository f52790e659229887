import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { typedPath } from '../core/models/typedPath.ts';
import { getSetting } from './settings.ts';

/**
 * Absolute path of the folder where Hearth keeps models: in the extension's own storage, or where the user wants it.
 * It need not exist. A relative path in the setting counts as none, since there is nothing that it is relative to.
 */
export function modelsFolder(globalStorageUri: vscode.Uri): string {
  const chosen = typedPath(getSetting('models.folder'), homedir());
  return path.isAbsolute(chosen) ? chosen : vscode.Uri.joinPath(globalStorageUri, 'models').fsPath;
}

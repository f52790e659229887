import os from 'node:os';
import * as vscode from 'vscode';
import { namedBy } from '../../core/exclusion/settingGlobs.ts';
import { diskPath } from './diskPath.ts';

/** Whether globs of a setting match a file, or a folder that it is in: see {@link namedBy}. */
export function isNamedBy(globs: readonly unknown[], where: 'root' | 'anywhere', uri: vscode.Uri): boolean {
  if (globs.length === 0) return false;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return namedBy(globs, where, {
    folder: folder ? diskPath(folder.uri) : '',
    home: uri.scheme === 'file' ? diskPath(vscode.Uri.file(os.homedir())) : undefined,
  })(diskPath(uri));
}

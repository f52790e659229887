import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';

/**
 * Why VS Code's editor does not let the user change a document, as a sentence; `undefined` when it does. Extensions
 * cannot query this, and it does not stop their edits, so this repeats the editor's rules, in its order. What the user
 * has marked read-only for this session only is not visible to extensions.
 */
export async function whyReadOnly(document: vscode.TextDocument): Promise<string | undefined> {
  const { uri } = document;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    return 'The file system of this document is read-only.';
  // The editor exempts its own settings files, and those of the workspace.
  if (uri.scheme === 'vscode-userdata' || uri.toString() === vscode.workspace.workspaceFile?.toString())
    return undefined;
  const files = vscode.workspace.getConfiguration('files', uri);
  const isNamed = (setting: string): boolean =>
    namesDocument(files.get<Record<string, unknown>>(setting, {}), document);
  if (isNamed('readonlyInclude'))
    return isNamed('readonlyExclude')
      ? undefined
      : 'This file is read-only by your setting “files.readonlyInclude”.';
  if (files.get<boolean>('readonlyFromPermissions') === true && (await isLocked(uri)))
    return 'This file is read-only by its permissions (setting “files.readonlyFromPermissions”).';
  return (await isReadOnlyFile(uri)) ? 'This file is read-only.' : undefined;
}

/** Globs without a leading slash are relative to the workspace folder, or outside of one, to the root. */
function namesDocument(globs: Record<string, unknown>, document: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return Object.keys(globs)
    .filter((glob) => globs[glob] === true)
    .flatMap((glob) => (folder ? [glob, new vscode.RelativePattern(folder, glob)] : [glob]))
    .some((pattern) => vscode.languages.match({ pattern }, document) > 0);
}

/** Whether the file's owner may not write to it, which is what the editor checks on a disk. */
async function isLocked(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  return await stat(uri.fsPath).then(
    ({ mode }) => (mode & 0o200) === 0,
    () => false,
  );
}

async function isReadOnlyFile(uri: vscode.Uri): Promise<boolean> {
  return await vscode.workspace.fs.stat(uri).then(
    ({ permissions }) => permissions === vscode.FilePermission.Readonly,
    // Not on a disk: untitled.
    () => false,
  );
}

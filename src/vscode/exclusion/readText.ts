import * as vscode from 'vscode';

/** The folder that a file or folder is in; a root is in itself. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The path of a file or folder relative to a folder above it, with forward slashes; empty for the folder itself. */
export function pathBelow(folder: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(folder.path.length).replace(/^\//, '');
}

/**
 * A text file's content, empty when there is no such file.
 * @throws when there is one, or may be one, that cannot be read.
 */
export async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/**
 * What is at an address.
 * @throws when that cannot be known.
 */
export async function typeOf(uri: vscode.Uri): Promise<'file' | 'folder' | 'nothing'> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'file';
  } catch (error) {
    if (isMissing(error)) return 'nothing';
    throw error;
  }
}

/** A folder named `.gitignore` is no ignore file, and below a file there is none. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    ['FileNotFound', 'FileIsADirectory', 'FileNotADirectory'].includes(error.code)
  );
}

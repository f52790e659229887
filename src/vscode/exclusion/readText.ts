import * as vscode from 'vscode';

/** The folder that a file or folder is in; for a root, the root itself. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The path of a file or folder relative to a folder above it, with forward slashes; empty for the folder itself. */
export function pathBelow(folder: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(folder.path.length).replace(/^\//, '');
}

/**
 * The content of a text file; empty if there is no such file.
 * @throws when the file exists, or may exist, but cannot be read.
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
 * What exists at a URI.
 * @throws when that cannot be determined.
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

/** A folder named `.gitignore` is not an ignore file, and a path below a file does not exist. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    ['FileNotFound', 'FileIsADirectory', 'FileNotADirectory'].includes(error.code)
  );
}

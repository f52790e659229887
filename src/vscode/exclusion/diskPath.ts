import * as vscode from 'vscode';

/** The absolute path of a file with forward slashes, as people write it in settings: `/c:/a`, `//server/share/a`. */
export function diskPath({ scheme, authority, path }: vscode.Uri): string {
  return scheme === 'file' && authority !== '' ? `//${authority}${path}` : path;
}

/** The reverse of {@link diskPath}, for a path on the same file system as `other`. */
export function diskUri(path: string, other: vscode.Uri): vscode.Uri {
  return other.scheme === 'file' ? vscode.Uri.file(path) : other.with({ path });
}

import * as vscode from 'vscode';

/** The absolute path of a file with forward slashes, as people write it into settings: `/c:/a`, `//server/share/a`. */
export function diskPath({ scheme, authority, path }: vscode.Uri): string {
  return scheme === 'file' && authority !== '' ? `//${authority}${path}` : path;
}

/** The other way, for a file of the same file system as another. */
export function diskUri(path: string, other: vscode.Uri): vscode.Uri {
  return other.scheme === 'file' ? vscode.Uri.file(path) : other.with({ path });
}

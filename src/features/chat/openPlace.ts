import * as vscode from 'vscode';
import { parseLink } from '../../core/chat/links.ts';
import type { ChatAttachment } from '../../protocol/chat.ts';

/**
 * Follows a link that a model wrote: web links after VS Code's own confirmation, files only inside the workspace. Does
 * nothing for other links.
 */
export async function openLink(address: string): Promise<void> {
  const link = parseLink(address);
  if (!link) return;
  if (link.type === 'web') {
    await vscode.env.openExternal(vscode.Uri.parse(link.address, true));
    return;
  }
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const uri = vscode.Uri.joinPath(folder.uri, link.path);
    if (await isFile(uri)) {
      await show(uri, link.line);
      return;
    }
  }
  void vscode.window.showInformationMessage(`There is no file ${link.path} in this workspace.`);
}

/** Opens a file that was attached to a question or changed by an answer, at its lines. */
export async function openFile({ uri, lines }: Pick<ChatAttachment, 'uri' | 'lines'>): Promise<void> {
  if (uri === undefined) return;
  const address = vscode.Uri.parse(uri, true);
  try {
    await show(address, lines?.first, lines?.last);
  } catch {
    void vscode.window.showInformationMessage(`${address.path} is no longer there.`);
  }
}

async function show(uri: vscode.Uri, first = 0, last = first): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const options: vscode.TextDocumentShowOptions = {};
  if (first > 0) {
    const start = Math.min(first, document.lineCount) - 1;
    const end = Math.min(last, document.lineCount) - 1;
    options.selection =
      last > first
        ? new vscode.Range(start, 0, end, document.lineAt(end).text.length)
        : new vscode.Range(start, 0, start, 0);
  }
  await vscode.window.showTextDocument(document, options);
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

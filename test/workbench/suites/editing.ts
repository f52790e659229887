import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Milliseconds after which a condition will not come true any more. */
export const hangTime = 120_000;

/** Waits until `read` returns something else than `undefined` and `false`; a condition that does not come true fails. */
export async function until<T>(what: string, read: () => T | undefined | false): Promise<T> {
  const end = Date.now() + hangTime;
  for (;;) {
    const value = read();
    if (value !== undefined && value !== false) return value;
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await delay(50);
  }
}

/** Documents opened so far. */
let opened = 0;

/**
 * Opens an untitled document with the text, and puts the cursor where `█` stands, or else at its end. Its name is new:
 * VS Code would give it that of a closed one, and empty it while it is still busy reverting that.
 */
export async function openText(text: string, language = 'typescript'): Promise<vscode.TextEditor> {
  const cursor = text.indexOf('█');
  const content = text.replace('█', '');
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `Untitled-${++opened}` });
  const plain = await vscode.workspace.openTextDocument(uri);
  const document = await vscode.languages.setTextDocumentLanguage(plain, language);
  const editor = await vscode.window.showTextDocument(document);
  if (content !== '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  const position = document.positionAt(cursor < 0 ? content.length : cursor);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Writes a file into the workspace. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file into the workspace and opens it, with the cursor where `█` stands, or else at its start. */
export async function openFile(
  name: string,
  text: string,
  language = 'javascript',
): Promise<vscode.TextEditor> {
  const uri = await writeFile(name, text.replace('█', ''));
  const plain = await vscode.workspace.openTextDocument(uri);
  const document = await vscode.languages.setTextDocumentLanguage(plain, language);
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(Math.max(0, text.indexOf('█')));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Asks for ghost text until there is some, and takes it; returns the document's text afterwards. */
export async function suggestAndCommit(editor: vscode.TextEditor): Promise<string> {
  const { document } = editor;
  const before = document.getText();
  const end = Date.now() + hangTime;
  while (document.getText() === before) {
    assert.ok(Date.now() < end, 'no ghost text came');
    await vscode.commands.executeCommand('hearth.completion.trigger');
    await delay(300);
    // Does nothing while no ghost text is shown.
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    await delay(100);
  }
  return document.getText();
}

/** Closes every editor and forgets changes, so that the next test begins with nothing. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** A text in which a line is begun that stands further up. */
export const repeated = `export function area(width: number, height: number): number {
  return width * height;
}

export function area`;

/** Its continuation. */
export const continuation = '(width: number, height: number): number {';

import * as vscode from 'vscode';
import type { RefactorAction } from '../../core/refactor/actions.ts';
import { fitAnswer } from '../../core/refactor/fitAnswer.ts';
import { testPath } from '../../core/refactor/testPath.ts';
import type { RefactorDependencies } from './index.ts';
import { requestEdit } from './request.ts';
import type { Target } from './target.ts';

/**
 * Writes a new document about the target, unsaved and beside it: the user reads it, and saves it or closes it. Its name
 * is proposed after the language's custom, unless there is such a file already.
 */
export async function writeDocument(
  action: RefactorAction,
  instruction: string,
  target: Target,
  deps: RefactorDependencies,
): Promise<void> {
  const answer = await requestEdit(`Hearth: ${action.title}`, instruction, target, deps, () => undefined);
  if (!answer) return;
  const text = fitAnswer(answer.text, '\n');
  if (text === undefined) {
    void vscode.window.showInformationMessage('Hearth: The model gave no code.');
    return;
  }
  const document = await openUntitled(target.document, text);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

async function openUntitled(source: vscode.TextDocument, content: string): Promise<vscode.TextDocument> {
  const wanted = source.uri.with({ path: testPath(source.uri.path) });
  const isFile = source.uri.scheme === 'file' || source.uri.scheme === 'vscode-remote';
  if (!isFile || (await exists(wanted)))
    return await vscode.workspace.openTextDocument({ language: source.languageId, content });
  const document = await vscode.workspace.openTextDocument(wanted.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

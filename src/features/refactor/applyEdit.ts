import * as vscode from 'vscode';
import { smallestReplacement } from '../../core/refactor/preview.ts';
import type { Target } from './target.ts';

/**
 * Puts the new code in the target's place: one edit, so that one undo takes it back. False, with nothing changed, when
 * the document is not what the model was asked about any more. The document is not saved.
 */
export async function applyEdit(target: Target, before: string, newCode: string): Promise<boolean> {
  // It may have been closed meanwhile; then it is read again.
  const document = await vscode.workspace.openTextDocument(target.document.uri);
  if (document.getText() !== before) return false;
  target.document = document;
  const newLine = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const start = document.offsetAt(target.range.start);
  const {
    start: from,
    end: to,
    text,
  } = smallestReplacement(document.getText(target.range), newCode.replaceAll('\n', newLine));
  const range = new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  return await vscode.workspace.applyEdit(edit);
}

import * as vscode from 'vscode';
import { lineEdit } from '../../core/edits/lineEdit.ts';
import type { Position } from '../../core/text/position.ts';
import { reopen } from './reopen.ts';
import type { ReviewTarget } from './reviewTarget.ts';

export type ApplyOutcome =
  /** At this line now. */
  | { type: 'applied'; line: number }
  /** The document is not what the model was asked about any more. */
  | { type: 'changed' }
  /** VS Code did not take the edit: the document is read-only. */
  | { type: 'refused' }
  /** The document cannot be opened any more. */
  | { type: 'gone' };

/**
 * Puts the new code in the target's place: one edit, so that one undo takes it back. Unless the outcome is `applied`
 * nothing has changed. The document is not saved.
 */
export async function applyEdit(target: ReviewTarget, newCode: string): Promise<ApplyOutcome> {
  // It may have been closed meanwhile; then it is read again.
  const document = await reopen(target.document.uri);
  if (!document) return { type: 'gone' };
  if (document.getText() !== target.before) return { type: 'changed' };
  const { range, text } = lineEdit(target.text, newCode);
  const position = ({ line, character }: Position): vscode.Position =>
    new vscode.Position(target.lines.first + line, character);
  const edit = new vscode.WorkspaceEdit();
  // VS Code gives the text the document's own line ends.
  edit.replace(document.uri, new vscode.Range(position(range.start), position(range.end)), text);
  if (!(await vscode.workspace.applyEdit(edit))) return { type: 'refused' };
  return { type: 'applied', line: target.lines.first + range.start.line };
}

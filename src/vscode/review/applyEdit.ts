import * as vscode from 'vscode';
import { hunkChange } from '../../core/edits/hunkChange.ts';
import { hunksOf } from '../../core/edits/hunks.ts';
import type { TextRange } from '../../core/text/position.ts';
import { linesIn } from './documentLines.ts';
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
  const lines = linesIn(document);
  const changes = hunksOf(target.text.split('\n'), newCode.split('\n')).map((hunk) =>
    hunkChange(hunk, target.lines.first, lines),
  );
  const edit = new vscode.WorkspaceEdit();
  // VS Code gives the text the document's own line ends.
  for (const { range, text } of changes) edit.replace(document.uri, toRange(range), text);
  if (!(await vscode.workspace.applyEdit(edit))) return { type: 'refused' };
  return { type: 'applied', line: changes[0]?.range.start.line ?? target.lines.first };
}

function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

import type * as vscode from 'vscode';
import type { EditorIndentation } from '../core/completion/clean/indentationStyle.ts';

/** How an editor indents its document: by the settings, or as detected by VS Code. */
export function editorIndentation(editor: vscode.TextEditor | undefined): EditorIndentation | undefined {
  if (!editor) return undefined;
  const { insertSpaces, indentSize, tabSize } = editor.options;
  const size = [indentSize, tabSize].find((each) => typeof each === 'number');
  return typeof insertSpaces === 'boolean' && size !== undefined ? { insertSpaces, size } : undefined;
}

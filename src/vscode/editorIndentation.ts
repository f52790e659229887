import type * as vscode from 'vscode';
import type { EditorIndentation } from '../core/completion/clean/indentationStyle.ts';

/** How an editor indents its document: by the settings, or by what VS Code has seen in it. */
export function editorIndentation(editor: vscode.TextEditor | undefined): EditorIndentation | undefined {
  if (!editor) return undefined;
  const { insertSpaces, indentSize, tabSize } = editor.options;
  const size = [indentSize, tabSize].find((each) => typeof each === 'number');
  return typeof insertSpaces === 'boolean' && size !== undefined ? { insertSpaces, size } : undefined;
}

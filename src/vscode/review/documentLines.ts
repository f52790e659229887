import type * as vscode from 'vscode';
import type { LineSource } from '../../core/text/lineSource.ts';

/** A document read by its lines, always as it is at that moment. */
export function linesIn(document: vscode.TextDocument): LineSource {
  return {
    get length() {
      return document.lineCount;
    },
    at: (line) => (line >= 0 && line < document.lineCount ? document.lineAt(line).text : undefined),
  };
}

import type * as vscode from 'vscode';
import type { LineSource } from '../../core/text/lineSource.ts';

/** A document read line by line, always in its current state. */
export function linesIn(document: vscode.TextDocument): LineSource {
  return {
    get length() {
      return document.lineCount;
    },
    at: (line) => (line >= 0 && line < document.lineCount ? document.lineAt(line).text : undefined),
  };
}

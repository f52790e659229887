import * as vscode from 'vscode';
import { joinCells } from '../core/completion/cells.ts';
import type { TextReader } from '../core/text/textWindow.ts';
import { documentReader } from './editorContext.ts';

/**
 * The text that a completion may read around a document: for a notebook cell, all cells; else the document itself.
 * `start` is the offset in it where the document begins.
 */
export function readerAround(document: vscode.TextDocument): { reader: TextReader; start: number } {
  const cells = document.uri.scheme === 'vscode-notebook-cell' ? cellsBeside(document) : undefined;
  if (!cells) return { reader: documentReader(document), start: 0 };
  return joinCells(
    cells.map((cell) => ({
      ...documentReader(cell),
      length: lengthOf(cell),
      languageId: cell.languageId,
    })),
    cells.indexOf(document),
  );
}

function cellsBeside(document: vscode.TextDocument): vscode.TextDocument[] | undefined {
  return vscode.workspace.notebookDocuments
    .map((notebook) => notebook.getCells().map((cell) => cell.document))
    .find((cells) => cells.includes(document));
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

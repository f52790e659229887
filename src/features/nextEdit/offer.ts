import * as vscode from 'vscode';

/** A change elsewhere that follows from the user's last edit. */
export interface NextEdit {
  document: vscode.TextDocument;
  range: vscode.Range;
  newText: string;
}

/** Whether the document still contains the text that the offer would replace. */
export function isCurrent({ document, range }: NextEdit, oldText: string): boolean {
  return !document.isClosed && document.getText(range) === oldText;
}

/** UTF-16 code units of a change that is described in words; the user reads longer ones in place. */
const longestWords = 40;

/** The change in words. */
export function changeInWords({ document, range, newText }: NextEdit): string {
  const words = `${document.getText(range).trim()} → ${newText.trim()}`;
  return words.length <= longestWords ? words : 'next edit';
}

/** The line number and, in another file, its name. */
export function placeInWords({ document, range }: NextEdit): string {
  const line = `line ${range.start.line + 1}`;
  if (document === vscode.window.activeTextEditor?.document) return line;
  return `${line} of ${document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1)}`;
}

import * as vscode from 'vscode';

/** A change at another place that follows from the user's last edit. */
export interface NextEdit {
  document: vscode.TextDocument;
  range: vscode.Range;
  newText: string;
}

/** Whether the document still has what the offer would replace. */
export function isCurrent({ document, range }: NextEdit, oldText: string): boolean {
  return !document.isClosed && document.getText(range) === oldText;
}

/** Longer changes are read where they are. */
const longestWords = 40;

/** What would be changed, for people. */
export function changeInWords({ document, range, newText }: NextEdit): string {
  const words = `${document.getText(range).trim()} → ${newText.trim()}`;
  return words.length <= longestWords ? words : 'next edit';
}

/** A line number and, in another file, its name, for people. */
export function placeInWords({ document, range }: NextEdit): string {
  const line = `line ${range.start.line + 1}`;
  if (document === vscode.window.activeTextEditor?.document) return line;
  return `${line} of ${document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1)}`;
}

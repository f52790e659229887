import type * as vscode from 'vscode';
import type { LineRange } from '../../core/text/lineRange.ts';

/** The lines of a document that an edit is to replace, as they were when the model was asked. */
export interface ReviewTarget {
  readonly document: vscode.TextDocument;
  /** The whole document, with its own line ends. */
  readonly before: string;
  readonly lines: LineRange;
  /** Those lines, without the last one's end. */
  readonly range: vscode.Range;
  /** LF line ends. */
  readonly text: string;
  /** Where the user works on it. */
  readonly viewColumn: vscode.ViewColumn | undefined;
}

import type * as vscode from 'vscode';
import type { LineRange } from '../../core/text/lineRange.ts';

/** The lines of a document that an edit will replace, as they were when the model was asked. */
export interface ReviewTarget {
  readonly document: vscode.TextDocument;
  /** The whole document, with its own line ends. */
  readonly before: string;
  readonly lines: LineRange;
  /** The lines to replace, without the last line end. */
  readonly range: vscode.Range;
  /** The text of the range, with LF line ends. */
  readonly text: string;
  /** The editor column in which the user works on it. */
  readonly viewColumn: vscode.ViewColumn | undefined;
}

import type * as vscode from 'vscode';
import type { LineRange } from '../../core/text/lineRange.ts';

/** The lines of a document that an edit is to replace, as they were when the model was asked. */
export interface ReviewTarget {
  readonly document: vscode.TextDocument;
  /** The whole document, with its own line ends. An edit is applied to this and to nothing else. */
  readonly before: string;
  readonly lines: LineRange;
  /** Those lines, without the last one's end. */
  readonly range: vscode.Range;
  /** Offsets of the range in `before`. */
  readonly from: number;
  readonly to: number;
  /** LF line ends. */
  readonly text: string;
  /** Where the user works on it. */
  readonly viewColumn: vscode.ViewColumn | undefined;
}

import type { Position, TextRange } from '../text/position.ts';
import type { TextReader } from '../text/textWindow.ts';

/** A document of an editor. A handle: reading through it gives the current text. */
export interface EditorDocument extends TextReader {
  readonly uri: string;
  /** The path that prompts name. */
  readonly path: string;
  readonly languageId: string;
  /** Increases with each change. */
  readonly version: number;
  /** Open, and used to write code. Whether it is excluded is checked when a prompt is made. */
  readonly isForCode: boolean;
  /** The offset of a position in UTF-16 code units; a position beyond the end gives the end. */
  offsetAt(position: Position): number;
}

/** An event in an editor that may matter to prompts elsewhere. */
export type EditorEvent =
  /** The user has switched to a document. */
  | { type: 'entered'; document: EditorDocument; cursor: Position }
  /** The cursor or the selection has moved in a document. */
  | { type: 'selected'; document: EditorDocument; selection: TextRange; cursor: Position }
  /** A document has changed. The ranges are those before the change, from the end of the document to its start. */
  | {
      type: 'changed';
      document: EditorDocument;
      changes: readonly { range: TextRange; text: string }[];
      /** The user is editing the document; otherwise a program has changed it. */
      isActive: boolean;
      /** It was an undo or a redo. */
      isUndo: boolean;
    }
  /** The user has paused here. */
  | { type: 'rested'; document: EditorDocument; cursor: Position }
  /** Documents have been deleted. */
  | { type: 'deleted'; isGone: (uri: string) => boolean };

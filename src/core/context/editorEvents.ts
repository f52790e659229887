import type { Position, TextRange } from '../text/position.ts';
import type { TextReader } from '../text/textWindow.ts';

/** A document of an editor. It is a handle: what is read through it is the text of that moment. */
export interface EditorDocument extends TextReader {
  readonly uri: string;
  /** The path that prompts name. */
  readonly path: string;
  readonly languageId: string;
  /** Grows with each change. */
  readonly version: number;
  /** Code is written in it, and it is open. What is excluded, the prompt asks for itself. */
  readonly isForCode: boolean;
  /** The offset of a position in UTF-16 code units; of one beyond the end, that of the end. */
  offsetAt(position: Position): number;
}

/** What happens in an editor, as far as it says what a prompt elsewhere may need. */
export type EditorEvent =
  /** The user has come to a document. */
  | { type: 'entered'; document: EditorDocument; cursor: Position }
  /** The cursor or the selection is elsewhere in a document. */
  | { type: 'selected'; document: EditorDocument; selection: TextRange; cursor: Position }
  /** A document has been changed; the ranges are those before the change, the last in the document first. */
  | {
      type: 'changed';
      document: EditorDocument;
      changes: readonly { range: TextRange; text: string }[];
      /** The user is in the document; else a program has changed it. */
      isActive: boolean;
      /** It was an undo or a redo. */
      isUndo: boolean;
    }
  /** The user pauses here. */
  | { type: 'rested'; document: EditorDocument; cursor: Position }
  /** Documents have been deleted. */
  | { type: 'deleted'; isGone: (uri: string) => boolean };

/** Reads parts of a document. Never reads the whole text, so that a huge file costs nothing per keystroke. */
export interface TextReader {
  /** Text between two offsets, in UTF-16 code units; offsets beyond the ends are clamped. */
  slice(start: number, end: number): string;
}

/**
 * The text around the cursor, with the document's own line ends. All offsets are in UTF-16 code units of the document.
 */
export interface TextWindow {
  /** The offset where `prefix` starts: an anchor that stays in place for thousands of keystrokes. */
  start: number;
  /** The offset of the cursor. */
  offset: number;
  /** Text before the cursor. */
  prefix: string;
  /** Text after the cursor; begins at the line's end when there are only closers right of the cursor. */
  suffix: string;
  /** The cursor's line up to the cursor. */
  lineBefore: string;
  /** The rest of the cursor's line. */
  lineAfter: string;
}

/** Reads parts of a document. Nothing here ever asks for the whole text, so that a huge file costs nothing per keystroke. */
export interface TextReader {
  /** Text between two offsets, in UTF-16 code units; offsets beyond the ends are clamped. */
  slice(start: number, end: number): string;
}

/** What surrounds the cursor, with the document's own line ends. All offsets are UTF-16 code units of the document. */
export interface TextWindow {
  /** Where `prefix` starts: an anchor that stays where it is for thousands of keystrokes. */
  start: number;
  /** Where the cursor is. */
  offset: number;
  /** Text before the cursor. Its end is the cursor. */
  prefix: string;
  /** Text after the cursor; begins at the line's end when only closers are right of the cursor. */
  suffix: string;
  /** The cursor's line before it. */
  lineBefore: string;
  /** The rest of the cursor's line. */
  lineAfter: string;
}

/** A position in a text, as in VS Code: lines from 0, characters of a line in UTF-16 code units from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The text between two positions. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** Whether a position is before another or the same. */
export function isAtOrBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

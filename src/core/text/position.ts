/** A place in a text, as VS Code counts it: lines from 0, characters of a line in UTF-16 code units from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What stands between two places of a text. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** Whether one place stands before another, or is the same. */
export function isAtOrBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

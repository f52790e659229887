/** A node of a syntax tree: as much of tree-sitter's as is asked for here. Offsets are UTF-16 code units of the text. */
export interface SyntaxNode {
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: { row: number; column: number };
  readonly endPosition: { row: number };
  readonly isNamed: boolean;
  readonly isError: boolean;
  /** Not in the text: the parser made it up to go on. */
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly (SyntaxNode | null)[];
  readonly text: string;
  /** The smallest node that holds the text between two offsets. */
  descendantForIndex(start: number, end: number): SyntaxNode | null;
}

/** A bracket that is one by the grammar: none of those in strings and comments. */
export interface Bracket {
  char: string;
  index: number;
}

export interface SyntaxTree {
  readonly rootNode: SyntaxNode;
  /** All brackets, in the order of the text. */
  brackets(): Bracket[];
  /** Frees what it holds outside of JavaScript. It must not be used afterwards. */
  delete(): void;
}

/** Parses a text with the grammar of one language; `undefined` when that took too long. */
export type Parse = (text: string) => SyntaxTree | undefined;

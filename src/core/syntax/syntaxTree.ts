/** A node of a syntax tree: the part of tree-sitter's interface that is used here. Offsets are UTF-16 code units. */
export interface SyntaxNode {
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: { row: number; column: number };
  readonly endPosition: { row: number };
  readonly isNamed: boolean;
  readonly isError: boolean;
  /** Not in the text: inserted by the parser's error recovery. */
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly (SyntaxNode | null)[];
  readonly text: string;
  /** The smallest node that contains the text between two offsets. */
  descendantForIndex(start: number, end: number): SyntaxNode | null;
}

/** A bracket in code: not in strings and comments. */
export interface Bracket {
  char: string;
  index: number;
}

/** A parsed text. */
export interface SyntaxTree {
  readonly rootNode: SyntaxNode;
  /** All brackets, in text order. */
  brackets(): Bracket[];
  /** Frees its memory outside JavaScript. It must not be used afterwards. */
  delete(): void;
}

/** Parses a text with the grammar of one language; `undefined` when it took too long. */
export type Parse = (text: string) => SyntaxTree | undefined;

/**
 * How a language writes comments and strings, in as much detail as telling its brackets and quotes apart needs. All
 * patterns are sticky: they are tried at one position of a text, and may look behind.
 */
export interface Lexis {
  /** Begins a comment that ends with its line. */
  line?: RegExp;
  /** The delimiters of block comments. */
  blocks?: readonly (readonly [open: string, close: string])[];
  /** Block comments nest. */
  nested?: true;
  /** Tried in order, so longer delimiters come first. */
  strings: readonly StringKind[];
  /** A complete character literal such as `'x'`. Where it does not match, `'` begins nothing. */
  character?: RegExp;
  /**
   * Other literals that contain signs without their usual meaning, such as `?"` and Perl's `s/"/'/`. Tried at each sign,
   * before anything else.
   */
  literal?: RegExp;
  /** A regular expression literal may follow text that this matches. */
  patternAfter?: RegExp;
  /** Parts in another language. */
  islands?: readonly Island[];
  /** YAML's `|` and `>`: the deeper lines below are a string. */
  blockScalars?: true;
  /** Tags may occur where a value is expected, with text between them. */
  jsx?: true;
  /** Brackets always come in pairs, so they can be counted. In shells and in prose they do not. */
  paired?: true;
  /** The text is prose: it contains sentences. */
  prose?: true;
}

/** How a kind of string literal is written. */
export interface StringKind {
  /** Matches the opening delimiter. */
  open: RegExp;
  /** The closing delimiter; the same as the opening one if absent. */
  close?: (open: RegExpExecArray) => string;
  /** It may span lines. A string without this must end on its line, or it is not a string. */
  long?: true;
  /** A delimiter in the string is escaped by a backslash, or by doubling it. */
  escape?: 'backslash' | 'doubled';
  /** In a longer run of delimiters, the last ones end the string. */
  lastOfRun?: true;
  /** Begins code within the string. */
  holes?: readonly RegExp[];
  /** The text begins on the next line, and ends at a line with only the delimiter. */
  heredoc?: true;
  /** The common indentation of its lines is not part of its value. */
  margin?: true;
  /** It is a string only if its end is in sight, since the quote may also be an apostrophe. */
  unsure?: true;
}

/** A part in another language, between two delimiters. */
export interface Island {
  open: RegExp;
  close: string;
  /** A function, since languages contain each other. */
  inside: () => Lexis;
}

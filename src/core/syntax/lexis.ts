/**
 * How a language writes what is not code: comments and strings. As much as telling its brackets and quotes apart
 * needs. All patterns are sticky: they are tried at one place of a text, and may look behind.
 */
export interface Lexis {
  /** What begins a comment that ends with its line. */
  line?: RegExp;
  /** What comments of several lines stand between. */
  blocks?: readonly (readonly [open: string, close: string])[];
  /** A comment within a comment has an end of its own. */
  nested?: true;
  /** Tried in their order, so the longer delimiter goes first. */
  strings: readonly StringKind[];
  /** What stands for one character, such as `'x'`, whole. Where it does not fit, `'` begins nothing. */
  character?: RegExp;
  /** A regular expression between slashes may follow what this finds before it. */
  patternAfter?: RegExp;
  /** Parts that are written in another language. */
  islands?: readonly Island[];
  /** YAML's `|` and `>`: the deeper lines below are a string. */
  blockScalars?: true;
  /** Tags may stand where a value is due, with text between them. */
  jsx?: true;
  /** Brackets come in pairs, so they can be counted: shells have lone ones, and so has prose. */
  paired?: true;
  /** What is written is text: it holds sentences. */
  prose?: true;
}

export interface StringKind {
  /** Matches the opening delimiter. */
  open: RegExp;
  /** The closing delimiter; the opening one if absent. */
  close?: (open: RegExpExecArray) => string;
  /** It goes on over line ends. Others that do not end on their line are none. */
  long?: true;
  /** A backslash takes the next character's meaning away, or a delimiter written twice is one in the text. */
  escape?: 'backslash' | 'doubled';
  /** Of more delimiters in a row than are needed, the last end the string. */
  lastOfRun?: true;
  /** What begins code within the string. */
  holes?: readonly RegExp[];
  /** The text begins on the next line, and a line with nothing but the delimiter ends it. */
  heredoc?: true;
  /** The blanks that all its lines begin with are no part of it. */
  margin?: true;
  /** It is a string only if the other delimiter is in sight: where quotes are apostrophes too. */
  unsure?: true;
}

export interface Island {
  open: RegExp;
  close: string;
  /** A function, since languages hold one another. */
  inside: () => Lexis;
}

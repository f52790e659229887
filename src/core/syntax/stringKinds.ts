import type { StringKind } from './lexis.ts';

/** The kinds of strings that languages share. Names say what is between the delimiters. */

const backslash = { escape: 'backslash' } as const;

/** `"…"` on one line. */
export const double: StringKind = { open: /"/y, ...backslash };

/** `"…"` over line ends. */
export const longDouble: StringKind = { ...double, long: true };

/** `'…'` on one line, but not the apostrophe of a word. */
export const single: StringKind = { open: /(?<![\w$])'/y, ...backslash };

export const longSingle: StringKind = { ...single, long: true };

/** `"""…"""`. */
export const tripleDouble: StringKind = { open: /"""/y, long: true, ...backslash };

export const tripleSingle: StringKind = { open: /'''/y, long: true, ...backslash };

/** `"""…"""` in which a backslash means nothing. */
export const rawTriple: StringKind = { open: /"""/y, long: true, lastOfRun: true };

export const backtick: StringKind = { open: /`/y, ...backslash };

export const longBacktick: StringKind = { ...backtick, long: true };

/** `'…''…'`: what SQL, Pascal and MATLAB have. */
export const doubledSingle: StringKind = { open: /(?<!\w)'/y, escape: 'doubled' };

export const doubledDouble: StringKind = { open: /"/y, escape: 'doubled' };

/** A string kind with code in it. */
export function withHoles(kind: StringKind, ...holes: RegExp[]): StringKind {
  return { ...kind, holes };
}

/** A string kind that goes on over line ends. */
export function long(kind: StringKind): StringKind {
  return { ...kind, long: true };
}

/** A string kind whose lines may be moved together. */
export function withMargin(kind: StringKind): StringKind {
  return { ...kind, margin: true };
}

/** `${…}`. */
export const dollarBrace = /\$\{/y;

/** `#{…}`. */
export const hashBrace = /#\{/y;

/** `$(…)`. */
export const dollarParen = /\$\(/y;

/** `\(…)`. */
export const backslashParen = /\\#*\(/y;

/** `{…}`, but not `{{`, which is a brace of the text. */
export const brace = /(?<!\{)\{(?!\{)/y;

/**
 * Python's: with letters before, which say what is in it. `f` and `t` have code in braces.
 * @param delimiter one of the four.
 */
export function pythonStrings(delimiter: string): StringKind[] {
  const isLong = delimiter.length > 1 ? ({ long: true } as const) : {};
  const prefixed = (prefixes: string) => new RegExp(`(?<=(?<!\\w)(?:${prefixes}))${delimiter}`, 'iy');
  return [
    { open: prefixed('[ft]r?|r[ft]'), ...backslash, ...isLong, holes: [brace] },
    { open: prefixed('|[rbu]|br|rb'), ...backslash, ...isLong },
  ];
}

/** `<<~END` and the like: its text begins on the next line. The delimiter's name is the first group that matched. */
export function heredoc(open: RegExp, ...holes: RegExp[]): StringKind {
  return {
    open,
    close: (match) => match.slice(1).find(Boolean) ?? '',
    long: true,
    heredoc: true,
    holes,
  };
}

/**
 * Text between two lines that begin with `=` and a word: Ruby's comments and Perl's documentation. Where a file begins with
 * one, cursor.ts knows.
 */
export function betweenLines(open: string, close: string): StringKind {
  return { open: new RegExp(`\\n=${open}`, 'y'), close: () => `\n=${close}`, long: true };
}

/** A delimiter between which and its mirror image anything may stand: `[==[ ]==]`, `R"x( )x"`. */
export function mirrored(open: RegExp, close: (inner: string) => string): StringKind {
  return { open, close: (match) => close(match[1] ?? ''), long: true };
}

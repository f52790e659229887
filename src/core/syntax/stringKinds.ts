import type { StringKind } from './lexis.ts';

/** The kinds of strings that languages share. Names say what is between the delimiters. */

const backslash = { escape: 'backslash' } as const;

/** `"…"` on one line. */
export const double: StringKind = { open: /"/y, ...backslash };

/** `"…"` across lines. */
export const longDouble: StringKind = { ...double, long: true };

/** `'…'` on one line, but not an apostrophe in a word. */
export const single: StringKind = { open: /(?<![\w$])'/y, ...backslash };

export const longSingle: StringKind = { ...single, long: true };

/** `"""…"""`. */
export const tripleDouble: StringKind = { open: /"""/y, long: true, ...backslash };

export const tripleSingle: StringKind = { open: /'''/y, long: true, ...backslash };

/** `"""…"""` without backslash escapes. */
export const rawTriple: StringKind = { open: /"""/y, long: true, lastOfRun: true };

export const backtick: StringKind = { open: /`/y, ...backslash };

export const longBacktick: StringKind = { ...backtick, long: true };

/** `'…''…'`, as in SQL, Pascal and MATLAB. */
export const doubledSingle: StringKind = { open: /(?<!\w)'/y, escape: 'doubled' };

export const doubledDouble: StringKind = { open: /"/y, escape: 'doubled' };

/** A string kind with embedded code. */
export function withHoles(kind: StringKind, ...holes: RegExp[]): StringKind {
  return { ...kind, holes };
}

/** A string kind that may span lines. */
export function long(kind: StringKind): StringKind {
  return { ...kind, long: true };
}

/** A string kind whose common indentation is insignificant. */
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

/** `{…}`, but not `{{`, which is a literal brace. */
export const brace = /(?<!\{)\{(?!\{)/y;

/**
 * Python's strings, with prefix letters. `f` and `t` strings contain code in braces.
 * @param delimiter one of the four delimiters.
 */
export function pythonStrings(delimiter: string): StringKind[] {
  const isLong = delimiter.length > 1 ? ({ long: true } as const) : {};
  const prefixed = (prefixes: string) => new RegExp(`(?<=(?<!\\w)(?:${prefixes}))${delimiter}`, 'iy');
  return [
    { open: prefixed('[ft]r?|r[ft]'), ...backslash, ...isLong, holes: [brace] },
    { open: prefixed('|[rbu]|br|rb'), ...backslash, ...isLong },
  ];
}

/** `<<~END` and the like: the text begins on the next line. The first matching group is the name of the delimiter. */
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
 * Text between two lines that begin with `=` and a word: Ruby's comments and Perl's documentation. cursor.ts handles
 * files that begin with one.
 */
export function betweenLines(open: string, close: string): StringKind {
  return { open: new RegExp(`\\n=${open}`, 'y'), close: () => `\n=${close}`, long: true };
}

/** A delimiter with anything between it and its mirror image: `[==[ ]==]`, `R"x( )x"`. */
export function mirrored(open: RegExp, close: (inner: string) => string): StringKind {
  return { open, close: (match) => close(match[1] ?? ''), long: true };
}

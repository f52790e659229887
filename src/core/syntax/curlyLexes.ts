import type { Lexis } from './lexis.ts';
import {
  backtick,
  backslashParen,
  brace,
  dollarBrace,
  double,
  doubledDouble,
  heredoc,
  long,
  longBacktick,
  longDouble,
  longSingle,
  mirrored,
  rawTriple,
  single,
  tripleDouble,
  tripleSingle,
  withHoles,
  withMargin,
} from './stringKinds.ts';

/** Languages whose blocks stand in braces and whose comments are those of C. */

const comments = { line: /\/\//y, blocks: [['/*', '*/']], paired: true } as const;

/**
 * A character literal such as `'x'`, with the prefix letters of C and Rust. Otherwise `'` is a lifetime, a label, a
 * type variable, a prime, a transpose or a digit separator. One code point only: `'a,'` in `<'a,'b>` is not a
 * character.
 */
export const character =
  /(?:(?<![\w)\]}'".])|(?<=(?<!\w)(?:[LuUb]|u8)))'(?:\\(?:[^\n]|[^\n']{1,10})|[^'\\\n])'/uy;

/** C's comments, and strings in `"`: the default for languages without rules of their own. */
export const c: Lexis = { ...comments, strings: [double], character };

export const cpp: Lexis = {
  ...c,
  strings: [mirrored(/(?<=(?<!\w)(?:u8|[LuU])?R)"([^\s()\\]{0,16})\(/y, (name) => `)${name}"`), double],
};

export const rust: Lexis = {
  ...c,
  nested: true,
  strings: [mirrored(/(?<=(?<!\w)[bc]?r)(#*)"/y, (hashes) => `"${hashes}`), longDouble],
};

export const go: Lexis = { ...c, strings: [double, { open: /`/y, long: true }] };

export const csharp: Lexis = {
  ...c,
  strings: [
    { open: /(?<=\$)"{3,}/y, long: true, margin: true, holes: [brace] },
    { open: /"{3,}/y, long: true, margin: true },
    { open: /(?<=\$@|@\$)"/y, long: true, escape: 'doubled', holes: [brace] },
    { open: /(?<=@)"/y, long: true, escape: 'doubled' },
    { open: /(?<=\$)"/y, escape: 'backslash', holes: [brace] },
    double,
  ],
};

export const java: Lexis = { ...c, strings: [withMargin(tripleDouble), double] };

export const kotlin: Lexis = {
  ...c,
  nested: true,
  strings: [withMargin(withHoles(rawTriple, dollarBrace)), withHoles(double, dollarBrace)],
};

export const scala: Lexis = { ...kotlin, strings: [...kotlin.strings, backtick] };

export const groovy: Lexis = {
  ...comments,
  strings: [withHoles(tripleDouble, dollarBrace), tripleSingle, withHoles(double, dollarBrace), single],
};

export const dart: Lexis = {
  ...comments,
  nested: true,
  strings: [
    ...[/(?<=(?<!\w)r)"""/y, /(?<=(?<!\w)r)'''/y].map((open) => ({ open, long: true as const })),
    ...[/(?<=(?<!\w)r)"/y, /(?<=(?<!\w)r)'/y].map((open) => ({ open })),
    withHoles(tripleDouble, dollarBrace),
    withHoles(tripleSingle, dollarBrace),
    withHoles(double, dollarBrace),
    withHoles(single, dollarBrace),
  ],
};

export const swift: Lexis = {
  ...comments,
  nested: true,
  strings: [
    { ...mirrored(/(#+)"""/y, (hashes) => `"""${hashes}`), margin: true, holes: [backslashParen] },
    { open: /(#+)"/y, close: (match) => `"${match[1] ?? ''}`, holes: [backslashParen] },
    withMargin(withHoles(tripleDouble, backslashParen)),
    withHoles(double, backslashParen),
  ],
};

/** After a word, `'` begins a string only if the word is a keyword; otherwise it is an apostrophe. */
const scriptSingle = {
  ...single,
  open: /(?<![\w$])'|(?<=\b(?:return|case|typeof|in|of|from|import|default|else|await|yield|extends|throw))'/y,
};

/** A slash begins a regular expression where a value is expected. */
const valueDue = /(?:^|[(,=:[!&|?{};+\n]|=>|\b(?:return|case|typeof|in|of))[ \t]*$/;

export const script: Lexis = {
  ...comments,
  strings: [double, scriptSingle, withHoles(longBacktick, dollarBrace)],
  patternAfter: valueDue,
};

export const scriptWithTags: Lexis = { ...script, jsx: true };

export const json: Lexis = { strings: [double], paired: true };

export const jsonc: Lexis = { ...comments, strings: [double] };

export const css: Lexis = { blocks: [['/*', '*/']], strings: [double, single], paired: true };

/** CSS with comments of one line, and others with the comments of C and both quotes. */
export const scss: Lexis = { ...comments, strings: [double, single] };

export const php: Lexis = {
  ...comments,
  line: /\/\/|#(?!\[)/y,
  strings: [
    heredoc(/<<<[ \t]*(?:'(\w+)'|"(\w+)"|([A-Za-z_]\w*))/y, /\{(?=\$)/y),
    withHoles(longDouble, /\{(?=\$)/y),
    longSingle,
    backtick,
  ],
};

export const zig: Lexis = { line: /\/\//y, strings: [double], character, paired: true };

export const hcl: Lexis = {
  line: /\/\/|#/y,
  blocks: [['/*', '*/']],
  strings: [heredoc(/<<-?([A-Za-z_]\w*)/y, dollarBrace), withHoles(double, dollarBrace)],
};

export const graphql: Lexis = { line: /#/y, strings: [withMargin(tripleDouble), double] };

export const d: Lexis = { ...c, strings: [{ open: /`/y, long: true }, long(doubledDouble), longDouble] };

export const powershell: Lexis = {
  line: /(?<!`)#/y,
  blocks: [['<#', '#>']],
  strings: [
    { open: /@"(?=\r?\n|$)/y, close: () => '"@', long: true, holes: [/\$\(/y] },
    { open: /@'(?=\r?\n|$)/y, close: () => "'@", long: true },
    { open: /(?<!`)"/y, long: true, escape: 'doubled', holes: [/\$\(/y] },
    { open: /(?<![\w`])'/y, long: true, escape: 'doubled' },
  ],
};

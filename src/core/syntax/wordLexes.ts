import type { Lexis } from './lexis.ts';
import { character } from './curlyLexes.ts';
import {
  afterBackslash,
  afterDollar,
  afterQuestion,
  afterQuestionForValue,
  quoteLike,
} from './oddLiterals.ts';
import {
  backtick,
  betweenLines,
  dollarBrace,
  dollarParen,
  double,
  doubledDouble,
  doubledSingle,
  hashBrace,
  heredoc,
  long,
  longDouble,
  longSingle,
  mirrored,
  pythonStrings,
  rawTriple,
  single,
  tripleDouble,
  tripleSingle,
  withHoles,
  withMargin,
} from './stringKinds.ts';

/** Languages whose blocks are made by words, by indentation or by parentheses. */

export const python: Lexis = {
  line: /#/y,
  strings: ['"""', "'''", '"', "'"].flatMap((delimiter) => pythonStrings(delimiter)),
  paired: true,
};

export const ruby: Lexis = {
  line: /#/y,
  strings: [
    betweenLines('begin', 'end'),
    heredoc(/(?<![\w)\]])<<(?:[~-](?:'(\w+)'|"(\w+)"|(\w+))|([A-Z_]{2,}\b))/y, hashBrace),
    withHoles(longDouble, hashBrace),
    longSingle,
    withHoles(backtick, hashBrace),
  ],
  literal: afterQuestionForValue,
  patternAfter:
    /(?:^|[(,=:[!&|?{};+\n~]|\b(?:return|if|unless|when|and|or|not|while|until|split|match|gsub|sub|scan))[ \t]*$/,
};

export const perl: Lexis = {
  line: /(?<!\$)#/y,
  strings: [
    betweenLines('[a-z]\\w*', 'cut'),
    heredoc(/<<~?(?:'(\w+)'|"(\w+)"|([A-Z_]\w*))/y),
    longDouble,
    { ...longSingle, open: /(?<![\w$&])'/y },
    backtick,
  ],
  literal: quoteLike,
  patternAfter: /(?:[(,=!&|;{~]|\b(?:split|if|unless|and|or|not|return))[ \t]*$/,
};

export const shell: Lexis = {
  line: /(?<![^\s;(&|])#/y,
  strings: [
    heredoc(/(?<!<)<<-?[ \t]*(?:'(\w+)'|"(\w+)"|\\?([A-Za-z_]\w*))/y, dollarBrace, dollarParen),
    { ...withHoles(longDouble, dollarBrace, dollarParen), open: /(?<!\\)"/y },
    { open: /(?<=\$)'/y, long: true, escape: 'backslash' },
    { open: /(?<!\\)'/y, long: true },
    { ...long(backtick), open: /(?<!\\)`/y },
  ],
};

export const lua: Lexis = {
  line: /--/y,
  blocks: [['--[[', ']]']],
  strings: [
    mirrored(/\[(=*)\[/y, (level) => `]${level}]`),
    double,
    { open: /(?<!\w)'/y, escape: 'backslash' },
  ],
};

export const sql: Lexis = {
  line: /--/y,
  blocks: [['/*', '*/']],
  strings: [{ open: /\$(?:[A-Za-z_]\w*)?\$/y, long: true }, long(doubledSingle), doubledDouble, backtick],
};

export const elixir: Lexis = {
  line: /#/y,
  strings: [
    withMargin(withHoles(tripleDouble, hashBrace)),
    withMargin(withHoles(tripleSingle, hashBrace)),
    withHoles(longDouble, hashBrace),
    longSingle,
  ],
  literal: afterQuestion,
  patternAfter: /~[a-zA-Z]$/,
};

export const erlang: Lexis = {
  line: /(?<!\$)%/y,
  strings: [
    withMargin(tripleDouble),
    { ...longDouble, open: /(?<!\$\\?)"/y },
    { open: /(?<![\w$])'/y, escape: 'backslash' },
  ],
  literal: afterDollar,
};

export const julia: Lexis = {
  line: /#/y,
  blocks: [['#=', '=#']],
  nested: true,
  strings: [withMargin(withHoles(tripleDouble, dollarParen)), withHoles(longDouble, dollarParen), backtick],
  character,
};

/** After a value, `'` is the transpose operator. */
export const matlab: Lexis = {
  line: /%|\.\.\./y,
  blocks: [['%{', '%}']],
  strings: [doubledDouble, { open: /(?<![\w)\]}'".])'/y, escape: 'doubled' }],
};

export const r: Lexis = {
  line: /#/y,
  strings: [
    mirrored(/(?<=(?<!\w)[rR])"(-*)\(/y, (dashes) => `)${dashes}"`),
    longDouble,
    longSingle,
    backtick,
  ],
};

export const haskell: Lexis = {
  line: /--+(?![-!#$%&*+./<=>?@\\^|~])/y,
  blocks: [['{-', '-}']],
  nested: true,
  strings: [double],
  character,
};

export const elm: Lexis = { ...haskell, strings: [tripleDouble, double] };

const parenStars: Pick<Lexis, 'blocks' | 'nested'> = { blocks: [['(*', '*)']], nested: true };

export const ocaml: Lexis = {
  ...parenStars,
  strings: [mirrored(/\{([a-z_]*)\|/y, (name) => `|${name}}`), longDouble],
  character,
};

export const fsharp: Lexis = {
  ...parenStars,
  line: /\/\//y,
  strings: [{ open: /"""/y, long: true }, { open: /(?<=@)"/y, long: true, escape: 'doubled' }, longDouble],
  character,
};

export const pascal: Lexis = {
  line: /\/\//y,
  blocks: [
    ['{', '}'],
    ['(*', '*)'],
  ],
  strings: [doubledSingle],
};

/** `'` quotes an expression and begins no string. A backslash before `"` makes it a character. */
export const lisp: Lexis = {
  line: /(?<!\\);/y,
  blocks: [['#|', '|#']],
  nested: true,
  strings: [{ ...longDouble, open: /(?<!\\)"/y }],
  literal: afterBackslash,
};

export const clojure: Lexis = { line: /(?<!\\);/y, strings: lisp.strings, literal: afterBackslash };

export const nim: Lexis = {
  line: /#/y,
  blocks: [['#[', ']#']],
  nested: true,
  strings: [rawTriple, double],
  character,
};

export const visualBasic: Lexis = { line: /'/y, strings: [doubledDouble] };

/** Here `'` begins the digits of a number, or precedes an attribute of a name. */
export const hardware: Lexis = { line: /\/\//y, blocks: [['/*', '*/']], strings: [double] };

export const ada: Lexis = { line: /--/y, strings: [doubledDouble], character };

export const fortran: Lexis = { line: /!/y, strings: [doubledDouble, doubledSingle] };

export const toml: Lexis = {
  line: /#/y,
  strings: [tripleDouble, { open: /'''/y, long: true }, double, { open: /(?<!\w)'/y }],
};

/** A quote counts only where a value begins; elsewhere it is part of a plain scalar. */
export const yaml: Lexis = {
  blockScalars: true,
  line: /(?<!\S)#/y,
  strings: [
    { open: /(?<=(?:^|[\n[{,:]|- )[ \t]*)"/y, long: true, escape: 'backslash' },
    { open: /(?<=(?:^|[\n[{,:]|- )[ \t]*)'/y, long: true, escape: 'doubled' },
  ],
};

export const nix: Lexis = {
  line: /#/y,
  blocks: [['/*', '*/']],
  strings: [
    { open: /(?<!\w)''/y, long: true, margin: true, holes: [dollarBrace] },
    withHoles(longDouble, dollarBrace),
  ],
};

/** Comments after `#`, and strings in the usual quotes. */
export const hash: Lexis = {
  line: /(?<!\S)#/y,
  strings: [double, single],
};

export const dockerfile: Lexis = {
  ...hash,
  strings: [heredoc(/(?<!<)<<-?(?:'(\w+)'|"(\w+)"|([A-Za-z_]\w*))/y, dollarBrace), double, single],
};

/** For assemblers. */
export const assembly: Lexis = { line: /;/y, strings: [double, single] };

export const appleScript: Lexis = { ...parenStars, line: /--/y, strings: [double] };

export const coffeescript: Lexis = {
  line: /#(?!##)/y,
  blocks: [['###', '###']],
  strings: [withHoles(tripleDouble, hashBrace), tripleSingle, withHoles(longDouble, hashBrace), longSingle],
};

import type { Island, Lexis } from './lexis.ts';
import { css, php, script } from './curlyLexes.ts';
import { ruby } from './wordLexes.ts';
import { backtick, double } from './stringKinds.ts';

/** Text with quotes and brackets in it, where `'` is mostly an apostrophe. */
export const plainText: Lexis = {
  strings: [
    double,
    { open: /(?<![\w)\]}'"])'/y, escape: 'backslash', unsure: true },
    { ...backtick, unsure: true },
  ],
  prose: true,
};

const templateHoles = [/\{\{/y, /\{%/y, /<%/y, /<\?/y];

/** Between `<name` and `>`. */
const tag: Lexis = {
  strings: [
    { open: /"/y, long: true, holes: templateHoles },
    { open: /'/y, long: true, holes: templateHoles },
  ],
};

/** Tags in which an attribute's value may be code in braces. */
export const tagWithCode: Lexis = {
  strings: [
    { open: /"/y, long: true },
    { open: /'/y, long: true },
  ],
  islands: [{ open: /\{/y, close: '}', inside: () => script }],
};

const comment = [['<!--', '-->']] as const;

/** The order matters, since a script's tag is also a tag. */
function tags(inside: Lexis): Island[] {
  return [
    { open: /<script\b[^>]*(?<!\/)>/iy, close: '</script>', inside: () => script },
    { open: /<style\b[^>]*(?<!\/)>/iy, close: '</style>', inside: () => css },
    { open: /<\/?[A-Za-z][\w:.-]*/y, close: '>', inside: () => inside },
  ];
}

function markup(islands: readonly Island[], inside = tag): Lexis {
  return { ...plainText, blocks: comment, islands: [...islands, ...tags(inside)] };
}

const code = (open: RegExp, close: string, inside: Lexis): Island => ({ open, close, inside: () => inside });

export const html: Lexis = markup([]);

/** `{{ … }}` and `{% … %}`, with the comments `{# … #}`. */
const doubleBraces = [code(/\{\{\{?/y, '}}', script), code(/\{%-?/y, '%}', script)];

const hashComment = ['{#', '#}'] as const;

const liquid: Lexis = { ...markup(doubleBraces), blocks: [['<!--', '-->'], hashComment] };

const phpFile: Lexis = { ...markup([code(/<\?(?:php\b|=)?/y, '?>', php)]), paired: true };

const percentComment = ['<%#', '%>'] as const;

function percent(inside: Lexis): Lexis {
  return { ...markup([code(/<%[=-]?/y, '%>', inside)]), blocks: [['<!--', '-->'], percentComment] };
}

const handlebars: Lexis = {
  ...markup(doubleBraces.slice(0, 1)),
  blocks: [
    ['<!--', '-->'],
    ['{{!--', '--}}'],
  ],
};

const blade: Lexis = {
  ...markup([code(/\{\{|\{!!/y, '}}', php)]),
  blocks: [
    ['<!--', '-->'],
    ['{{--', '--}}'],
  ],
};

/** Code in single braces, in tags and in text. */
const svelte: Lexis = markup([code(/\{/y, '}', script)], tagWithCode);

const razor: Lexis = {
  ...html,
  blocks: [
    ['<!--', '-->'],
    ['@*', '*@'],
  ],
};

export const latex: Lexis = { ...plainText, line: /(?<!\\)%/y, strings: [] };

export const markdown: Lexis = { ...plainText, blocks: comment };

export const markupLexes = {
  html,
  xml: html,
  xsl: html,
  svg: html,
  vue: markup(doubleBraces.slice(0, 1)),
  'vue-html': markup(doubleBraces.slice(0, 1)),
  svelte,
  astro: svelte,
  php: phpFile,
  erb: percent(ruby),
  'html.erb': percent(ruby),
  ejs: percent(script),
  eex: percent(ruby),
  heex: percent(ruby),
  'html-eex': percent(ruby),
  'phoenix-heex': percent(ruby),
  jsp: percent(script),
  aspnetcorerazor: razor,
  razor,
  handlebars,
  mustache: handlebars,
  blade,
  twig: liquid,
  jinja: liquid,
  'jinja-html': liquid,
  'django-html': liquid,
  nunjucks: liquid,
  liquid,
  latex,
  tex: latex,
  bibtex: latex,
  markdown,
  mdx: markdown,
  quarto: markdown,
  rmd: markdown,
} as const satisfies Record<string, Lexis>;

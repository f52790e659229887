/** How a language writes what is not code: comments and strings. As much as telling its brackets apart needs. */
export interface Lexis {
  /** What begins a comment that ends with its line. */
  line: readonly string[];
  /** What a comment of several lines stands between. */
  block?: readonly [open: string, close: string];
  /** Characters that begin and end a string. */
  quotes: string;
  /** Quotes whose strings go on over line ends. */
  longQuotes?: string;
  /** `'` is for one character only, as in `'x'`; otherwise it is a lifetime, a label or a digit's separator. */
  characters?: true;
  /** `/…/` may be a pattern. */
  patterns?: true;
}

const cComments = { line: ['//'], block: ['/*', '*/'] } as const;
const c: Lexis = { ...cComments, quotes: '"', characters: true };
const script: Lexis = { ...cComments, quotes: `"'\``, longQuotes: '`', patterns: true };
const jvm: Lexis = { ...cComments, quotes: '"', longQuotes: '"""', characters: true };

/** By language id. Others are not known well enough to count brackets in: shells have lone ones, Lisps lone quotes. */
const known: Readonly<Record<string, Lexis>> = {
  typescript: script,
  typescriptreact: script,
  javascript: script,
  javascriptreact: script,
  json: { line: [], quotes: '"' },
  jsonc: { ...cComments, quotes: '"' },
  python: { line: ['#'], quotes: `"'`, longQuotes: `"""'''` },
  go: { ...cComments, quotes: '"`', longQuotes: '`', characters: true },
  rust: c,
  c,
  cpp: c,
  'cuda-cpp': c,
  'objective-c': c,
  zig: { line: ['//'], quotes: '"', characters: true },
  csharp: jvm,
  java: jvm,
  kotlin: jvm,
  scala: jvm,
  groovy: { ...cComments, quotes: `"'`, longQuotes: `"""'''` },
  swift: jvm,
  dart: { ...cComments, quotes: `"'`, longQuotes: `"""'''` },
  php: { line: ['//', '#'], block: ['/*', '*/'], quotes: `"'` },
  css: { line: [], block: ['/*', '*/'], quotes: `"'` },
  scss: { ...cComments, quotes: `"'` },
  less: { ...cComments, quotes: `"'` },
  proto3: { ...cComments, quotes: `"'` },
  solidity: { ...cComments, quotes: `"'` },
};

/** How a language is written, if that is known. */
export function lexisOf(languageId: string): Lexis | undefined {
  return Object.hasOwn(known, languageId) ? known[languageId] : undefined;
}

/**
 * Languages whose text is prose, or has prose in it that nothing marks as such: between tags, as a value, as a
 * message. What reads like talk is what is written there.
 */
export function isProseLanguage(languageId: string): boolean {
  return proseLanguages.has(languageId);
}

const proseLanguages = new Set(
  (
    'markdown mdx restructuredtext asciidoc latex tex bibtex quarto rmd typst plaintext log git-commit git-rebase scminput ' +
    'html xml xsl svg vue vue-html svelte astro handlebars mustache razor blade twig liquid erb ejs jade pug haml slim ' +
    'yaml dockercompose ini properties dotenv toml csv tsv feature cucumber po search-result'
  ).split(' '),
);

import type { Lexis } from './lexis.ts';
import * as curly from './curlyLexes.ts';
import { markupLexes, plainText } from './markupLexes.ts';
import * as word from './wordLexes.ts';

/** The lexis of a language. An unknown one counts as text with quotes and brackets in it. */
export function lexisOf(languageId: string): Lexis {
  return Object.hasOwn(lexes, languageId) ? (lexes[languageId] ?? plainText) : plainText;
}

/** The lexis of a language whose brackets can be counted; `undefined` for others. */
export function pairedLexisOf(languageId: string): Lexis | undefined {
  const lexis = lexisOf(languageId);
  return lexis.paired ? lexis : undefined;
}

/** Whether a language's comments and strings are known. */
export function isLexisKnown(languageId: string): boolean {
  return Object.hasOwn(lexes, languageId);
}

/**
 * Whether a language is prose, or contains unmarked prose: between tags, as a value, as a message. Text that reads
 * like talk is then part of the file.
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

/** The lexis of each language, by VS Code's ids. */
const lexes: Readonly<Partial<Record<string, Lexis>>> = {
  ...markupLexes,
  typescript: curly.script,
  typescriptreact: curly.scriptWithTags,
  javascript: curly.scriptWithTags,
  javascriptreact: curly.scriptWithTags,
  json: curly.json,
  jsonc: curly.jsonc,
  json5: curly.scss,
  c: curly.c,
  cpp: curly.cpp,
  'cuda-cpp': curly.cpp,
  'objective-c': curly.c,
  'objective-cpp': curly.cpp,
  csharp: curly.csharp,
  java: curly.java,
  kotlin: curly.kotlin,
  scala: curly.scala,
  groovy: curly.groovy,
  dart: curly.dart,
  swift: curly.swift,
  go: curly.go,
  rust: curly.rust,
  zig: curly.zig,
  d: curly.d,
  css: curly.css,
  scss: curly.scss,
  less: curly.scss,
  proto3: curly.scss,
  proto: curly.scss,
  solidity: curly.scss,
  terraform: curly.hcl,
  hcl: curly.hcl,
  graphql: curly.graphql,
  powershell: curly.powershell,
  glsl: curly.c,
  hlsl: curly.c,
  wgsl: curly.c,
  python: word.python,
  cython: word.python,
  starlark: word.python,
  gdscript: word.python,
  ruby: word.ruby,
  crystal: word.ruby,
  perl: word.perl,
  shellscript: word.shell,
  lua: word.lua,
  luau: word.lua,
  sql: word.sql,
  plsql: word.sql,
  elixir: word.elixir,
  erlang: word.erlang,
  julia: word.julia,
  matlab: word.matlab,
  octave: word.matlab,
  r: word.r,
  haskell: word.haskell,
  purescript: word.elm,
  elm: word.elm,
  ocaml: word.ocaml,
  fsharp: word.fsharp,
  pascal: word.pascal,
  objectpascal: word.pascal,
  lisp: word.lisp,
  commonlisp: word.lisp,
  elisp: word.lisp,
  'emacs-lisp': word.lisp,
  scheme: word.lisp,
  racket: word.lisp,
  clojure: word.clojure,
  fennel: word.clojure,
  nim: word.nim,
  vb: word.visualBasic,
  verilog: word.hardware,
  systemverilog: word.hardware,
  ada: word.ada,
  vhdl: word.ada,
  fortran: word.fortran,
  'fortran-modern': word.fortran,
  FortranFreeForm: word.fortran,
  toml: word.toml,
  yaml: word.yaml,
  nix: word.nix,
  dockercompose: word.yaml,
  haxe: curly.scss,
  vala: curly.scss,
  apex: curly.scss,
  jsonnet: curly.scss,
  gleam: curly.scss,
  fish: word.hash,
  makefile: word.hash,
  cmake: word.hash,
  dockerfile: word.dockerfile,
  properties: word.hash,
  coffeescript: word.coffeescript,
  raku: word.perl,
  awk: word.hash,
  tcl: word.hash,
  prolog: word.erlang,
  applescript: word.appleScript,
  asm: word.assembly,
  nasm: word.assembly,
};

import { lexisOf } from './lexis.ts';

/** What begins a comment that ends with its line, in a language; empty when that is not known. */
export function lineCommentMarks(languageId: string): readonly string[] {
  return lexisOf(languageId)?.line ?? marks.get(languageId) ?? [];
}

/** Languages that are not known well enough to read strings and brackets in, but whose comments are. */
const marks = new Map<string, readonly string[]>(
  Object.entries({
    '#':
      'ruby crystal elixir perl raku r julia nim shellscript fish powershell makefile cmake dockerfile yaml ' +
      'dockercompose toml terraform hcl coffeescript gdscript starlark cython awk tcl nix properties',
    '--': 'lua luau sql plsql haskell elm purescript ada vhdl applescript',
    '//': 'fsharp verilog systemverilog glsl hlsl wgsl vala haxe jsonnet gleam apex',
    '%': 'latex tex erlang prolog matlab octave bibtex',
    ';': 'clojure lisp commonlisp scheme racket elisp asm nasm',
  }).flatMap(([mark, languages]) => languages.split(' ').map((language) => [language, [mark]] as const)),
);

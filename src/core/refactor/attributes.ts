/**
 * How languages write attributes: on lines of their own before a declaration. Patterns are sticky, and are tried at
 * the first character of a line of code.
 */
export interface AttributeHead {
  readonly pattern: RegExp;
  /**
   * `group`: brackets may follow, and after them the declaration itself, or the next attribute. `line`: the rest of
   * the line belongs to it, and deeper lines below. `named`: the same, if the name in the pattern is that of the line
   * below.
   */
  readonly extent: 'group' | 'line' | 'named';
}

/** How a language writes attributes; `undefined` if it has none. */
export function attributeHead(languageId: string): AttributeHead | undefined {
  return Object.hasOwn(heads, languageId) ? heads[languageId] : undefined;
}

/** How comments begin that document what contains them, not what is below. */
export function innerDocumentation(languageId: string): RegExp | undefined {
  return languageId === 'rust' || languageId === 'zig' ? /^(?:\/\/!|\/\*!)/ : undefined;
}

/** Whether a standalone string documents what is below; in Ruby and Perl, block comments are scanned as strings. */
export function isDocumentingString(languageId: string): boolean {
  return ['julia', 'graphql', 'ruby', 'crystal', 'perl', 'raku'].includes(languageId);
}

const group = (pattern: RegExp): AttributeHead => ({ pattern, extent: 'group' });
const line = (pattern: RegExp): AttributeHead => ({ pattern, extent: 'line' });

/** In Kotlin, `@file:` applies to the file; in Java, `@interface` is a declaration. */
const at = group(/@(?!interface\b|file:)[\w$.:]*/y);
const decorator = line(/@/y);
const c = group(/(?=\[\[)|__attribute__\s*|__declspec|template\s*(?=<)/y);
const signature: AttributeHead = { pattern: /([\p{Ll}_][\w']*)\s*::/uy, extent: 'named' };

const heads: Readonly<Partial<Record<string, AttributeHead>>> = {
  typescript: at,
  typescriptreact: at,
  javascript: at,
  javascriptreact: at,
  java: at,
  kotlin: at,
  scala: at,
  groovy: at,
  dart: at,
  swift: at,
  apex: at,
  haxe: at,
  d: at,
  gdscript: at,
  gleam: at,
  wgsl: at,
  crystal: group(/@(?=\[)/y),
  csharp: group(/(?=\[)(?!\[\s*(?:assembly|module)\s*:)/y),
  hlsl: group(/(?=\[)/y),
  fsharp: group(/(?=\[<)(?!\[<\s*assembly\s*:)/y),
  vb: group(/(?=<)(?!<\s*Assembly\s*:)/iy),
  php: group(/#(?=\[)/y),
  rust: group(/#(?=\[)/y),
  c,
  cpp: c,
  'cuda-cpp': c,
  'objective-c': c,
  'objective-cpp': c,
  python: decorator,
  cython: decorator,
  elixir: line(/@(?:doc|spec|impl|deprecated|typedoc|dialyzer|decorate|tag)\b/y),
  erlang: line(/-(?:doc|spec|deprecated|dialyzer)\b/y),
  ruby: line(/sig\s*(?=\{)/y),
  haskell: signature,
  purescript: signature,
  elm: { pattern: /(\p{Ll}\w*)\s*:(?!:)/uy, extent: 'named' },
};

/**
 * Whether a text seems to declare a name: after a declaring keyword, as a parameter, after a type, or as the target of
 * an assignment where that declares. A guess from the text alone, since a language server no longer knows the old
 * name.
 */
export function declares(text: string, name: string, languageId: string): boolean {
  const word = `${escapeName(name)}(?![\\p{L}\\p{N}_$])`;
  const patterns = [
    String.raw`(?<![\p{L}\p{N}_$.])(?:const|let|var|function\*?|class|interface|type|enum|def|fn|func|fun|struct|trait|mut|static|final|val|for|as|import)\s+\(?${word}`,
    // Part of a destructuring pattern, or of an import.
    String.raw`(?:const|let|var|import)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?[{[(](?:[^=\n]*[{[(,:\s])?(?:\.{3}|&|mut\s+)?${word}\s*(?=[,})\]=])`,
    // A parameter: of a function with a keyword, of an arrow function with parentheses, and of one without.
    String.raw`\b(?:function\*?|def|fn|func|fun)\b[^\n{:]*?\((?:[^()\n]|\([^()\n]*\))*?(?<=[({[,]\s*(?:\.{3}|\*{1,2}|&|mut )?)${word}\s*(?=[,)\]}:=?])`,
    String.raw`(?<!\b(?:if|while|switch|for|foreach)\s*(?:\([^()\n]*)?)[({,]\s*(?:\.{3})?${word}\s*(?::[^\n,()]+)?(?=[^\n()]*\)\s*(?::[^\n{]+)?(?:=>|\{))`,
    String.raw`(?<![\p{L}\p{N}_$.])${word}\s*=>`,
    ...(assigned.has(languageId) ? [String.raw`^\s*${word}(?:\s*:\s*[^\n=]+)?\s*=(?!=)`] : []),
    ...(languageId === 'go' ? [String.raw`^\s*(?:\w+\s*,\s*)*${word}[^\n=]*:=`] : []),
    ...(typed.has(languageId) ? [`${behindType}${word}\\s*(?=[=;,)[({:]|$)`] : []),
  ];
  return patterns.some((pattern) => new RegExp(pattern, 'mu').test(text));
}

/** A name escaped for a regular expression, since names may contain `$`. */
export function escapeName(name: string): string {
  return name.replace(/[$]/g, '\\$&');
}

/** Languages in which the first assignment to a name declares it. */
const assigned = new Set(
  'python cython starlark gdscript ruby crystal julia r matlab octave elixir perl lua shellscript coffeescript makefile nix'.split(
    ' ',
  ),
);

/** Languages that write the type before the name. */
const typed = new Set(
  'c cpp cuda-cpp objective-c objective-cpp java csharp dart groovy d glsl hlsl apex vala solidity'.split(
    ' ',
  ),
);

/** Words that may stand where a type would, before a name that is used. */
const noType =
  'return|else|new|delete|throw|case|goto|yield|await|in|is|as|not|and|or|typeof|sizeof|using|import|package|instanceof|assert|co_return|co_await|co_yield';

const behindType = String.raw`(?:^|[;{}(,])\s*(?:(?:const|static|final|unsigned|signed|volatile|register|struct|enum|union|public|private|protected|internal|readonly|ref|out|in|constexpr|inline|extern|virtual|override|async|late|abstract)\s+)*(?!(?:${noType})\b)[A-Za-z_](?:[\w.]|::)*(?:<[^;(){}]*>)?(?:\s*\[\])*\??(?:\s+const\b)?(?:\s+(?:long|int|char|double)\b)*(?:\s+|\s*[*&]+\s*)(?:const\s+)?`;

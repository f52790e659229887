/** Literals that contain signs without their usual meaning; see `Lexis.literal`. All patterns are sticky. */

/** The sign of a character after `?` or `$`: itself, or escaped, also as in `\C-x` of Ruby and Emacs Lisp. */
const sign = String.raw`(?:\\(?:(?:[A-Za-z]-|\^)\\?)*[^\n]|[^\w\s])`;

/** Elixir's `?"`. After a name, `?` is the end of the name. */
export const afterQuestion = new RegExp(`(?<=(?<![\\w?\\u0080-\\uffff])\\?)${sign}`, 'y');

/** Ruby's `?"`, where a value is due. After a value, `?` is the operator: `a ?'b':'c'`. */
export const afterQuestionForValue = new RegExp(
  String.raw`(?<=(?:(?:^|[\n(,=:[&|{;+~<>*/%-]|\s\?|(?<!\w)!)\s*|\b(?:return|if|unless|when|and|or|not|while|until|in|puts|print|p)[ \t]+)\?)${sign}`,
  'y',
);

/** `#\(` of Lisps, `\(` of Clojure, and `?(` of Emacs Lisp. */
export const afterBackslash = new RegExp(String.raw`(?<=(?<![\w?!*<>=/+:.-])\?)${sign}|\\[^\w\s]`, 'y');

/** Erlang's `$"`. */
export const afterDollar = new RegExp(String.raw`\$${sign}`, 'y');

/** The content between two of the same sign, and the second one. A literal like this ends on its line. */
const upToSame = (name: string) => String.raw`(?:\\[^\n]|(?!\k<${name}>)[^\\\n])*\k<${name}>`;

/** A pair of brackets with text, in which such pairs may nest two deep. */
function inPair(open: string, close: string): string {
  const text = String.raw`\\[^]|[^\\${open + close}]`;
  const nested = (inner: string) => `${open}(?:${text}${inner})*${close}`;
  return nested(`|${nested(`|${nested('')}`)}`);
}

const pair = `(?:${[inPair('\\(', '\\)'), inPair('\\[', '\\]'), inPair('\\{', '\\}'), inPair('<', '>')].join('|')})`;

const delimiter = '[/!|#~\'"`@%^+]';

/** What precedes the delimiter: a word that is no variable, method or part of a name. */
const after = (words: string) => String.raw`(?<=(?<![\w$@%#-]|(?<!&)&|->|::|\bsub )(?:${words}))`;

/** Perl's `s/"/'/g`, `tr/'//d`, `m{"}`, `qw(a b)` and the like, at their first delimiter. */
export const quoteLike = new RegExp(
  [
    `${after('s|tr|y')}(?:(?<two>${delimiter})${upToSame('two')}${upToSame('two')}|${pair}\\s*(?:${pair}|(?<second>${delimiter})${upToSame('second')}))[a-z]*`,
    `${after('m|qr|q|qq|qw|qx')}(?:(?<one>${delimiter})${upToSame('one')}|${pair})[a-z]*`,
  ].join('|'),
  'y',
);

/**
 * Whether a rest of a line is only what an editor or a finished statement leaves right of the cursor: closing
 * brackets and quotes, then at most one of `: { ; ,`. The same shape as Copilot's ghost text accepts in the middle of
 * a line. An empty or blank rest counts too.
 */
export function isClosersOnly(lineAfter: string): boolean {
  // Trimmed first: with several `\s*` a long blank rest would make the match cubic.
  return /^[)>}\]"'`]*\s*[:{;,]?$/.test(lineAfter.trim());
}

/** A bracket or quote of a text that has no partner in it. */
export interface Unmatched {
  char: string;
  index: number;
}

/** Brackets of `text` without a partner: `closers` close something from before it, `openers` are left open, in order. */
export interface Balance {
  closers: Unmatched[];
  openers: Unmatched[];
}

/**
 * Pairs the brackets and quotes of a text. `quote` is the string that the text starts in, if any, and `interpolated`
 * the one that goes on behind the brace that closes the code in it, as in `${…}`. Brackets inside of
 * strings do not count. Lexing by language is not needed: this is asked only about short texts beside closers, and a
 * wrong answer makes a suggestion less tidy, never a file broken.
 */
export function balanceOf(text: string, quote?: string, interpolated?: string): Balance {
  const closers: Unmatched[] = [];
  const openers: Unmatched[] = [];
  let outer = quote;
  let around = interpolated;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const last = openers.at(-1);
    const open = last && isQuote(last.char) ? last.char : outer;
    if (open !== undefined) {
      if (char === '\\') index++;
      else if (char === open && open === last?.char) openers.pop();
      else if (char === open) {
        closers.push({ char, index });
        outer = undefined;
      } else if (char === '\n' && open !== '`') {
        // A string that does not end on its line was an apostrophe.
        if (open === last?.char) openers.pop();
        else outer = undefined;
      }
    } else if (isQuote(char)) {
      if (!isApostrophe(text, index)) openers.push({ char, index });
    } else if (char in closerOf) {
      openers.push({ char, index });
    } else if (isClosingBracket(char)) {
      if (last && closerOf[last.char] === char) openers.pop();
      else {
        closers.push({ char, index });
        if (char === '}' && around !== undefined) {
          outer = around;
          around = undefined;
        }
      }
    }
  }
  return { closers, openers };
}

/** The quote that is open at the end of a line's text, if any. */
export function openQuote(lineBefore: string): string | undefined {
  return balanceOf(lineBefore).openers.find((opener) => isQuote(opener.char))?.char;
}

/** The string that the end of a line's text is in, or is code within: arguments for {@link balanceOf}. */
export function openString(lineBefore: string): [quote?: string | undefined, interpolated?: string] {
  const opener = balanceOf(lineBefore).openers.find(({ char }) => isQuote(char));
  if (!opener) return [];
  const { char, index } = opener;
  const inside = lineBefore.slice(index + 1);
  const isFormat = /(?<![\w$])(?:[fF][rR]?|[rR][fF]|\$@?|@\$)$/.test(lineBefore.slice(0, index));
  const isCode = /[$#]\{[^{}]*$/.test(inside) || (isFormat && /(?<!\{)\{[^{}]*$/.test(inside));
  return isCode ? [undefined, char] : [char];
}

/** What closes a bracket or quote. */
export function closing(opener: string): string {
  return closerOf[opener] ?? opener;
}

const closerOf: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function isClosingBracket(char: string): boolean {
  return char === ')' || char === ']' || char === '}';
}

/** As in `don't`; but `f'…'`, `rb'…'` and the like begin strings in Python. */
function isApostrophe(text: string, index: number): boolean {
  if (text.charAt(index) !== "'") return false;
  const word = /\w*$/.exec(text.slice(Math.max(0, index - 3), index))?.[0] ?? '';
  return word !== '' && !/^[bfrut]{1,2}$/i.test(word);
}

function isQuote(char: string): boolean {
  return char === '"' || char === "'" || char === '`';
}

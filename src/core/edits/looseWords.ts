import { indentationOf } from '../text/indentation.ts';

/** A line that is all one word which closes a block: Ruby, Lua, Elixir, Julia, shells, PHP's and Fortran's forms. */
const closer =
  /^(?:end|fi|done|esac|od|end ?(?:if|do|for|while|case|function|select|switch|foreach|def|class|module))\s*;?$/i;

/** A word that opens a block which such a line closes, or begins a branch of one. */
const opener =
  /\b(?:do|then|begin|if|unless|case|while|until|for|foreach|def\w*|class|module|function|fn|sub|try|receive|cond|quote|loop|repeat|select|switch|struct|macro|let|else|elsif|elif|elseif|rescue|ensure|when|catch|after)\b/i;

/**
 * Removes closing words at the end of an answer that close nothing in it, where the code behind begins with the same ones.
 * What they close is told by the indentation, as brackets tell it by themselves.
 * @param after the lines behind the selection, without indentation and blank ones.
 * @param own the original's lines, likewise.
 */
export function withoutLooseWords(
  lines: readonly string[],
  after: readonly string[],
  own: readonly string[],
): readonly string[] {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const said = filled.map((index) => lines[index]?.trim() ?? '');
  const first = said.findLastIndex((line) => !closer.test(line)) + 1;
  for (let from = first; from < said.length; from++) {
    const tail = said.slice(from);
    const isOwn = tail.every((line, index) => line === own[own.length - tail.length + index]);
    if (isOwn || !tail.every((line, index) => line === after[index])) continue;
    const at = filled[from] ?? lines.length;
    return isLoose(lines, at) ? lines.slice(0, at) : lines;
  }
  return lines;
}

/** Whether nothing above a closing word, at its depth, is opened for it to close. */
function isLoose(lines: readonly string[], at: number): boolean {
  const depth = indentationOf(lines[at] ?? '').length;
  const partner = lines
    .slice(0, at)
    .findLast((line) => line.trim() !== '' && indentationOf(line).length <= depth);
  return partner === undefined || !opener.test(partner);
}

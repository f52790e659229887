/**
 * Whether a line is addressed to a person: words separated by spaces, and nothing typical of code. Used only next to a
 * fence, where talk is likely; text in backticks is quoted.
 */
export function isTalk(line: string): boolean {
  const words = line.trim().replace(/`[^`]*`/g, 'x');
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}.*[。：！？:]$/u.test(words)) return true;
  if (/^(?:#{2,6}\s+|\*\*)?\p{Lu}[\p{L}\s]*[.!:]?(?:\*\*)?$/u.test(words) && /^[#*]|[.!:]$/.test(words))
    return true;
  if (!/^[^\p{Ll}\s]/u.test(words) || !/\p{L}\s+\S/u.test(words)) return false;
  if (/[;{}=\\|<>[\]]|\w\(|->|::|:=|\/\/|\w:\w|^#(?:\S|include|define|if|endif|pragma)/.test(words))
    return false;
  return /[.:!?…)*]$/.test(words) || words.split(/\s+/).length >= 4;
}

/** Whether a line is a sentence that models write before or after code, wherever it occurs. */
export function isSaidBesideCode(line: string): boolean {
  return openers.test(line) && isTalk(line);
}

const openers =
  /^(?:Here(?:'s| is| are)|Sure|Certainly|Of course|Below is|Explanation:|Changes(?: made)?:|Note that|This (?:code|function|method|class|version|change|makes|keeps)|The (?:code|function|method|class|above|updated|new|only)|I(?:'ve| have| changed| added| removed| renamed| made| replaced| updated| fixed| also))(?![\w(])/;

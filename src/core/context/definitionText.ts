/** UTF-16 code units of a definition in a prompt: a signature with its first lines, or a type of a dozen members. */
export const definitionLength = 400;

/**
 * A definition's signature and first lines, with their indentation. Whole lines, unless the first is too long.
 * @param text the text of the document, with any line ends.
 * @param first the first line of the definition, from 0.
 * @param last the last line as reported by the language server; the same as `first` when it reported only the name.
 */
export function definitionText(text: string, first: number, last: number): string {
  const lines = text.split(/\r?\n/).slice(first, Math.max(last, first + longest) + 1);
  const end = last > first ? last - first : endOfBlock(lines);
  let result = '';
  for (const line of lines.slice(0, end + 1)) {
    if (result.length + line.length >= definitionLength) break;
    result += `${line}\n`;
  }
  return (result === '' ? (lines[0] ?? '').slice(0, definitionLength) : result).toWellFormed().trimEnd();
}

/** Lines of a definition at most. */
const longest = 40;

/**
 * The last line of the block that begins on the first: where the indentation returns to that of the first, including
 * closers.
 */
function endOfBlock(lines: readonly string[]): number {
  const base = indentationOf(lines[0] ?? '');
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '' || indentationOf(line) > base) continue;
    return /^\s*[)\]}]/.test(line) && indentationOf(line) === base ? index : index - 1;
  }
  return lines.length - 1;
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

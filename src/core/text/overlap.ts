/** The lines of a text with content, without indentation: no blank lines, no lone brackets. */
export function tellingLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** The share of a text's lines with content that are among `lines`; 1 if it has none. */
export function shareIn(text: string, lines: ReadonlySet<string>): number {
  const own = tellingLines(text);
  return own.length === 0 ? 1 : own.filter((line) => lines.has(line)).length / own.length;
}

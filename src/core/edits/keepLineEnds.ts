/**
 * Restores the trailing whitespace of unchanged lines, and the whitespace and line ends at the end of the text, from
 * the original. Models omit them, which would show as changes.
 */
export function keepLineEnds(text: string, original: string, ofLines = true): string {
  const end = original.slice(original.trimEnd().length);
  if (!ofLines || !/[^\S\n]\n/.test(original)) return text + end;
  const known = new Map<string, string[]>();
  eachLine(original.slice(0, original.length - end.length), (key, line) => {
    known.set(key, [...(known.get(key) ?? []), line]);
  });
  const lines: string[] = [];
  eachLine(text, (key, line) => {
    // Equal lines are matched in order.
    lines.push(known.get(key)?.shift() ?? line);
  });
  return lines.join('\n') + end;
}

/** Calls `take` with each line, and a key that is equal for lines that differ only in trailing whitespace. */
function eachLine(text: string, take: (key: string, line: string) => void): void {
  let above = '';
  for (const line of text.split('\n')) {
    const said = line.trimEnd();
    // A blank line is identified by the line above.
    take(said === '' ? `${above}\n` : said, line);
    above = said === '' ? `${above}\n` : said;
  }
}

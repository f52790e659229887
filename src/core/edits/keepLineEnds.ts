/**
 * Gives the lines that have not changed the blanks that they end with in the original, and the whole the blanks and line
 * ends that the original ends with. Models leave them out; they would show as changes.
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
    // Equal lines come in the same order.
    lines.push(known.get(key)?.shift() ?? line);
  });
  return lines.join('\n') + end;
}

/** Calls with each line, and a key that is the same for lines that differ in blanks at the end only. */
function eachLine(text: string, take: (key: string, line: string) => void): void {
  let above = '';
  for (const line of text.split('\n')) {
    const said = line.trimEnd();
    // A blank line is known by the line above.
    take(said === '' ? `${above}\n` : said, line);
    above = said === '' ? `${above}\n` : said;
  }
}

/**
 * Removes a first line that only gives the file's name, as a comment or bare, since models like to name the file. Not
 * if the original begins like that, or the user mentioned the name.
 */
export function withoutFileName(
  text: string,
  original: { text: string; path: string; instruction: string },
): string {
  const [line = ''] = /^[^\n]*/.exec(text) ?? [];
  const name = nameOf(original.path);
  if (name === '' || original.instruction.includes(name)) return text;
  const said =
    /^\s*(?:\/\/+|#+|--|;+|%|<!--|\/\*+|\(\*)?\s*(?:file(?:name)?:\s*)?[`"']?([^\s`"']+)[`"']?\s*(?:-->|\*+\/|\*\))?\s*$/i.exec(
      line,
    )?.[1];
  if (said === undefined || nameOf(said) !== name || original.text.trimStart().startsWith(line.trim()))
    return text;
  return text.slice(line.length + 1).replace(/^(?:[^\S\n]*\n)+/, '');
}

/** Whether a line before a code block only gives the file's name: a heading, in bold, in backticks, with a colon. */
export function isFileHeading(line: string, path: string): boolean {
  const said = line
    .trim()
    .replace(/^(?:#{1,6}|[-*])\s+/, '')
    .replace(/^[*_`]*(?:file(?:name)?:[*_]*\s*)?[*`]*/i, '')
    .replace(/[*`:]*:?[*`]*$/, '');
  return said !== '' && !/\s/.test(said) && nameOf(said) === nameOf(path);
}

function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

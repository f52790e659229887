/** The text of a comment that fills its line, without its markers; `undefined` for a line of code. */
export function commentOf(line: string): string | undefined {
  const match =
    /^\s*(?:\/\/[/!]?|\/\*\*?|\*(?!\/)|#+(?!include|define|if|end|!)|--|;+|%+|<!--|"""|''')\s?(.*)$/.exec(
      line,
    );
  return match?.[1]?.replace(/\s*(?:\*\/|-->|"""|''')\s*$/, '').trim();
}

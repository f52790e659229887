/**
 * The code of an answer that has put it into a block of markdown, or said a sentence before one. Fences inside of code
 * (in its comments) are left alone. Not for markdown.
 */
export function stripFence(text: string): string {
  const open = /^[^\S\n]*(`{3,})[\w+#.-]*[^\S\n]*\n/.exec(text);
  if (open?.[1]) {
    const body = text.slice(open[0].length);
    // A line end in front, so that a block without a line closes too.
    const close = `\n${body}`.indexOf(`\n${open[1]}`);
    return close === -1 ? body : body.slice(0, close);
  }
  return blockAfterProse.exec(text)?.groups?.['code'] ?? text;
}

/** Prose, then one block, closed at the very end: code does not end with a fence. */
const blockAfterProse = /^(?:(?!`{3}).*\n)+(`{3,})[\w+#.-]*[^\S\n]*\n(?<code>(?:(?!\1).*\n)*)\1\s*$/;

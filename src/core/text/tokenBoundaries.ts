/**
 * Line breaks at which a text can be cut so that the tokens of its parts are the tokens of the whole, by
 * `tokenizer.ggml.pre`. Byte-pair encoding never crosses the matches of the vocabulary's pattern. That of o200k (gpt-oss,
 * called `gpt-4o` by llama.cpp) matches a line break only together with whitespace before it, with punctuation before
 * it, and with line breaks and slashes after it; so a line that does not begin with a slash, and is not blank, begins a
 * new match whatever is above.
 */
const boundaries: Readonly<Record<string, RegExp>> = {
  'gpt-4o': /(?<=\n)(?=[ \t]+[\p{L}\p{N}\p{P}\p{S}]|(?!\/)[\p{L}\p{N}\p{P}\p{S}])/u,
};

/** Lines that are tokenised together. A call of llama.cpp costs as much as some 30 lines, for it compiles the pattern. */
const blockLines = 32;

/**
 * The parts of a text that can be tokenised one by one: blocks of lines, counted from its start, and the last line. The
 * whole text if no boundary is known.
 */
export function splitText(text: string, preTokenizer: string | undefined): string[] {
  const boundary = boundaries[preTokenizer ?? ''];
  if (!boundary) return [text];
  const lines = text.split(boundary);
  const last = lines.pop() ?? '';
  const parts: string[] = [];
  for (let from = 0; from < lines.length; from += blockLines)
    parts.push(lines.slice(from, from + blockLines).join(''));
  return [...parts, last];
}

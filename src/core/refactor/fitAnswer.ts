/**
 * Fits the model's code to the code that it replaces: no fence, no special tokens, the indentation and the last line
 * end of the original. Both have LF line ends. `undefined` when there is no code.
 */
export function fitAnswer(answer: string, original: string): string | undefined {
  let text = answer.replaceAll('\r\n', '\n').toWellFormed();
  text = stripFence(cutSpecials(text, original));
  if (text.trim() === '') return undefined;
  text = trimBlankLines(text);
  text = indentLike(text, original);
  return original.endsWith('\n') ? `${text}\n` : text;
}

/** The answer so far, while it streams: fitted as far as that is possible without its end. */
export function fitPartialAnswer(answer: string, original: string): string {
  return fitAnswer(answer, original) ?? '';
}

/** A model that writes a marker as text has lost its way there; code that had markers of its own keeps them. */
function cutSpecials(text: string, original: string): string {
  const marker = /<\|(?:start|end|message|channel|constrain|return|call|endoftext|startoftext)\|>/.exec(text);
  return marker && !original.includes(marker[0]) ? text.slice(0, marker.index) : text;
}

/** A block around everything, or the first block of a text that begins with prose. */
function stripFence(text: string): string {
  const open = /^[^\S\n]*(`{3,})[\w+#.-]*[^\S\n]*\n/.exec(text);
  if (!open?.[1]) return text;
  const body = text.slice(open[0].length);
  // A line end in front, so that a block without a line closes too.
  const close = `\n${body}`.indexOf(`\n${open[1]}`);
  return close === -1 ? body : body.slice(0, close);
}

function trimBlankLines(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

/** Models like to begin at the left margin. What they took away is put back, and never doubled. */
function indentLike(text: string, original: string): string {
  const wanted = commonIndentation(original);
  const given = commonIndentation(text);
  if (wanted === given || given !== '' || wanted === '') return text;
  return text.replace(/^(?=[^\n])/gm, wanted);
}

/** What all lines that are not blank begin with. */
function commonIndentation(text: string): string {
  let common: string | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const blank = /^\s*/.exec(line)?.[0] ?? '';
    if (common === undefined) common = blank;
    while (!blank.startsWith(common)) common = common.slice(0, -1);
  }
  return common ?? '';
}

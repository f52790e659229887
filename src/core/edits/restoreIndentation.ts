/**
 * Gives code the indentation of what it replaces. Models like to begin at the left margin, with all lines or only with
 * the first; what they took away is put back, and never doubled. An indentation of the model's own is left alone.
 */
export function restoreIndentation(text: string, original: string): string {
  const wanted = commonIndentation(original);
  if (wanted === '' || commonIndentation(text) !== '') return text;
  return onlyFirstLineLost(text, original, wanted)
    ? wanted + text
    : text.replace(/^(?=[^\S\n]*\S)/gm, wanted);
}

/**
 * Whether the other lines have kept their indentation. After a line that opens something they are deeper than it, so
 * that just as deep as wanted means that all was taken away. Elsewhere they are its equals.
 */
function onlyFirstLineLost(text: string, original: string, wanted: string): boolean {
  const others = afterFirstLine(text);
  if (/^\s/.test(text) || others.trim() === '' || !commonIndentation(others).startsWith(wanted)) return false;
  const opens =
    opensMore.test(text.slice(0, text.indexOf('\n'))) ||
    firstIndentation(afterFirstLine(original)).length > wanted.length;
  return !opens || firstIndentation(others).length > wanted.length;
}

/** Ends of lines that go on deeper: blocks, brackets, lists and operators. */
const opensMore = /[:{([,=&|+\-*/\\?<>.]\s*$/;

function afterFirstLine(text: string): string {
  const lineEnd = text.indexOf('\n');
  return lineEnd === -1 ? '' : text.slice(lineEnd + 1);
}

/** Of the first line that is not blank. */
function firstIndentation(text: string): string {
  return /^(?:[^\S\n]*\n)*([^\S\n]*)/.exec(text)?.[1] ?? '';
}

/** What all lines that are not blank begin with. */
function commonIndentation(text: string): string {
  let common: string | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const blank = /^\s*/.exec(line)?.[0] ?? '';
    common ??= blank;
    while (!blank.startsWith(common)) common = common.slice(0, -1);
  }
  return common ?? '';
}

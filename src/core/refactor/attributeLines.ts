import type { AttributeHead } from './attributes.ts';

/** The most lines of an attribute's arguments. */
const mostLines = 200;

/**
 * The last line of the attributes that begin on a line; `undefined` if none does, or if the declaration itself follows
 * them on the same line.
 * @param code without comments, and with strings replaced by marks.
 * @param isWithin whether a line begins in a comment or a string.
 */
export function attributeLines(
  code: readonly string[],
  first: number,
  head: AttributeHead,
  isWithin: (line: number) => boolean,
): number | undefined {
  const text = code.slice(first, first + mostLines).join('\n');
  const start = code[first]?.search(/\S/) ?? -1;
  const match = start < 0 ? null : matchAt(head.pattern, text, start);
  if (!match) return undefined;
  const lineAt = (end: number): number => first + text.slice(0, end).split('\n').length - 1;
  if (head.extent === 'group') {
    const end = groupsEnd(text, start, head);
    return end === undefined ? undefined : lineAt(end);
  }
  let last = lineAt(lineEnd(text, start));
  while (isWithin(last + 1) || isDeeper(code[last + 1], code[first])) last++;
  if (head.extent === 'line') return last;
  const below = code.slice(last + 1).find((line) => line.trim() !== '');
  return below?.trimStart().split(/[^\p{L}\w']/u)[0] === match[1] ? last : undefined;
}

/** The end of the attributes, if nothing else follows on their last line. */
function groupsEnd(text: string, start: number, { pattern }: AttributeHead): number | undefined {
  let at = start;
  for (;;) {
    const head = matchAt(pattern, text, at);
    if (!head) return undefined;
    const begun = at;
    at += head[0].length;
    for (let more: number | undefined = at; more !== undefined; more = partEnd(text, at)) at = more;
    if (at === begun) return undefined;
    // Visual Basic continues a line with `_`.
    const rest = /^[^\S\n]*_?[^\S\n]*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at + rest >= text.length || text[at + rest] === '\n') return at;
    at += rest;
  }
}

/** The end of directly following brackets, or of a name after a dot. */
function partEnd(text: string, at: number): number | undefined {
  const char = text[at] ?? '';
  if ('([{<'.includes(char) && char !== '') return bracketsEnd(text, at);
  const name = matchAt(/\.\w+/y, text, at)?.[0];
  return name === undefined ? undefined : at + name.length;
}

/** The end of the line on which all opened brackets are closed. */
function lineEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '\n' && depth <= 0) return at;
  }
  return text.length;
}

/** The offset after the bracket that closes the one at `start`; angle brackets count only if the first is one. */
function bracketsEnd(text: string, start: number): number | undefined {
  const [open, close] = text[start] === '<' ? ['([{<', ')]}>'] : ['([{', ')]}'];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? '';
    if (open.includes(char)) depth++;
    else if (close.includes(char) && --depth === 0) return at + 1;
  }
  return undefined;
}

function isDeeper(line: string | undefined, than: string | undefined): boolean {
  const depth = (text: string): number => text.search(/\S/);
  return line !== undefined && depth(line) > depth(than ?? '');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

import { indentationAt } from '../../syntax/brackets.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/** Languages with tags, by VS Code's ids. */
const languages = new Set(
  (
    'html xml xsl svg vue vue-html svelte astro handlebars mustache razor blade twig liquid erb ejs php mdx markdown ' +
    'typescriptreact javascriptreact javascript'
  ).split(' '),
);

/**
 * The indentation of a line that begins with a closing tag: that of the line with its opening tag. `undefined` for
 * other lines, and when no such tag is open.
 */
export function tagIndentation(line: string, { prefix }: TextWindow, languageId: string): string | undefined {
  const name = /^<\/([A-Za-z][\w:.-]*|(?=>))\s*>/.exec(line)?.[1];
  if (name === undefined || !languages.has(languageId)) return undefined;
  const text = prefix.replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length));
  const open: number[] = [];
  const tags = new RegExp(`<(/?)${name.replaceAll('.', '\\.')}(?=[\\s/>])`, name === '' ? 'g' : 'gi');
  for (const { 1: slash, index, 0: mark } of text.matchAll(tags)) {
    if (slash) open.pop();
    else if (!closesItself(text, index + mark.length)) open.push(index);
  }
  const last = open.at(-1);
  return last === undefined ? undefined : indentationAt(prefix, last);
}

/** Whether a tag ends with `/>`. Within attributes, `>` may be part of a string or of code in braces. */
function closesItself(text: string, from: number): boolean {
  const parts = /"[^"]*"|'[^']*'|[{}>]/g;
  parts.lastIndex = from;
  let braces = 0;
  for (let part = parts.exec(text); part; part = parts.exec(text)) {
    if (part[0] === '{') braces++;
    else if (part[0] === '}') braces--;
    else if (part[0] === '>' && braces <= 0) return text[part.index - 1] === '/';
  }
  return false;
}

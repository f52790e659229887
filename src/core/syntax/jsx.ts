import { scriptWithTags } from './curlyLexes.ts';
import type { Island, Lexis } from './lexis.ts';

/** Tags in JavaScript and TypeScript: where they begin, and what is written in and between them. */

const code: Island = { open: /\{/y, close: '}', inside: () => scriptWithTags };

/** Between `<name` and `>`. */
const attributes: Lexis = {
  blocks: [['/*', '*/']],
  strings: [
    { open: /"/y, long: true },
    { open: /'/y, long: true },
  ],
  islands: [code],
  jsx: true,
};

const opening = /<\/?(?:[A-Za-z][\w:.-]*|(?=>))/y;

/** Between two tags: text, code in braces, and more tags. */
export const elementText: Lexis = {
  strings: [],
  islands: [{ open: opening, close: '>', inside: () => attributes }, code],
  prose: true,
};

/** The tag that begins at an index, if there is one: where a value is expected, and not as a type parameter. */
export function tagAt(text: string, index: number): { mark: string; lexis: Lexis } | undefined {
  if (text[index] !== '<') return undefined;
  opening.lastIndex = index;
  const [mark] = opening.exec(text) ?? [];
  if (mark === undefined || !valueDue.test(text.slice(Math.max(0, index - 40), index))) return undefined;
  // `<T,>` and `<T extends U>`.
  const next = text.slice(index + mark.length, index + mark.length + 10);
  return /^(?:\s*,|\s+extends\b)/.test(next) ? undefined : { mark, lexis: attributes };
}

const valueDue = /(?:^|[(,=:[!&|?{};]|=>|\b(?:return|default|yield|case|else))\s*$/;

import type { TextWindow } from '../../text/textWindow.ts';
import { isInsideText } from './insideText.ts';

/**
 * Removes the code fence that an answer may open with, and cuts at one that closes it: the prompt has opened a fence
 * already, so text after its end is talk. Fences inside text, such as examples in comments, stay.
 */
export function cutFences(text: string, window: TextWindow, languageId: string): string {
  if (fenced.has(languageId) || !text.includes('```') || isInsideText(window, languageId)) return text;
  const opened = text.replace(/^\s*```[\w+#.-]*[ \t]*\n/, '');
  const close = opened.search(/^[ \t]*```/m);
  return close === -1 ? opened : opened.slice(0, close);
}

const fenced = new Set([
  'markdown',
  'mdx',
  'restructuredtext',
  'asciidoc',
  'latex',
  'quarto',
  'rmd',
  'plaintext',
]);

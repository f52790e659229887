import type { TextWindow } from '../../text/textWindow.ts';
import { isInsideText } from './insideText.ts';

/**
 * Removes the code fence that an answer may open with, and cuts where one closes it: the prompt's answer stands in a
 * fence, so what follows it is talk. Where text is written, such as examples in comments, fences are left alone.
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

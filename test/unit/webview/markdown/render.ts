import { expect } from 'vitest';
import { renderBlocks, sanitise } from '../../../../src/webview/markdown/renderMarkdown.ts';

/** A whole text as the page's markdown, before formulas are typeset and code and tasks get their decoration. */
export function render(source: string): HTMLElement {
  const root = document.createElement('div');
  for (const { html } of renderBlocks(source, { finished: true })) root.append(sanitise(html));
  return root;
}

/** Compares the HTML, without the line ends between tags. */
export function check(source: string, expected: string) {
  expect(render(source).innerHTML.trim().replace(/>\n/g, '>').replace(/\n</g, '<')).toBe(expected);
}

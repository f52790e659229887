import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../../tools/workbench/paths.ts';

/** Read as text: it runs inside the page. */
const axeSource = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core finds wrong with a page as it is shown, contrast included: rule and element of each.
 * @param background what VS Code has behind the page, which is transparent: axe-core cannot see it.
 */
export async function violations(
  frame: Frame,
  background: 'editor' | 'sideBar' = 'editor',
): Promise<readonly string[]> {
  await frame.evaluate((color) => {
    document.documentElement.style.background = color;
  }, `var(--vscode-${background}-background)`);
  await frame.evaluate(axeSource);
  return await frame.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
  );
}

import { describe, expect, test } from 'vitest';
import { patience } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

describe('the keys of the preview', () => {
  const workbench = useWorkbench();

  const diff = () => workbench().page.locator('.monaco-diff-editor');
  const applyButton = () =>
    workbench().page.locator('.editor-actions .action-label[aria-label^="Apply Changes"]');
  const quickInput = () => workbench().page.locator('.quick-input-widget');

  async function simplify(line: number): Promise<void> {
    await workbench().openFile('statistics.js');
    await workbench().goTo(line, 5);
    await workbench().command('Hearth: Simplify');
    await applyButton().waitFor();
  }

  test('Escape leaves a list first, and then discards the edit', async () => {
    const before = workbench().readFile('statistics.js');
    await simplify(3);
    await workbench().press('F1');
    await quickInput().waitFor();
    await workbench().press('Escape');
    await quickInput().waitFor({ state: 'hidden' });
    expect(await diff().count()).toBe(1);
    await workbench().press('Escape');
    await diff().waitFor({ state: 'detached' });
    await workbench().focusEditor('statistics.js');
    await workbench().save();
    // VS Code writes a file that has no changes, too; while it does, the file is empty for a moment.
    await expect.poll(() => workbench().readFile('statistics.js'), { timeout: patience }).toBe(before);
  });

  test('Ctrl+Enter applies it', async () => {
    await simplify(3);
    await workbench().press('Control+Enter');
    await diff().waitFor({ state: 'detached' });
    await workbench().focusEditor('statistics.js');
    await workbench().save();
    expect(workbench().readFile('statistics.js')).toContain('let sum = 0;');
  });
});

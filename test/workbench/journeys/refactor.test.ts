import { describe, expect, test } from 'vitest';
import { badModelPath } from '../../../tools/models/models.ts';
import { Workbench } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

describe('with the embedded model', () => {
  const workbench = useWorkbench(() => ({ 'hearth.model.contextTokens': 32_768 }));

  const diff = () => workbench().page.locator('.monaco-diff-editor');
  const applyButton = () =>
    workbench().page.locator('.editor-actions .action-label[aria-label^="Apply Changes"]');

  test('an edit is shown as a diff, applied, and undone in one step', async () => {
    const before = workbench().readFile('statistics.js');
    await workbench().openFile('statistics.js');
    await workbench().goTo(3, 5);
    await workbench().command('Hearth: Simplify');
    await diff().waitFor();
    await applyButton().waitFor();
    await workbench().screenshot('refactor');
    expect(workbench().readFile('statistics.js')).toBe(before);
    await applyButton().click();
    await diff().waitFor({ state: 'detached' });
    await workbench().focusEditor('statistics.js');
    await workbench().save();
    const after = workbench().readFile('statistics.js');
    expect(after).toContain('let sum = 0;');
    // The other function is not touched.
    expect(after).toContain('var best = -Infinity;');
    await workbench().press('Control+Z');
    await workbench().save();
    expect(workbench().readFile('statistics.js')).toBe(before);
  });

  test('when the model process dies in the middle, nothing is written and the next edit works', async () => {
    // Long enough that the model still reads, for seconds, when the notification is there.
    const lines = Array.from({ length: 500 }, (_, line) => `  var value${line} = first + ${line};\n`);
    const before = `function long(first) {\n${lines.join('')}  return value0;\n}\n`;
    workbench().writeFile('long.js', before);
    await workbench().openFile('long.js');
    await workbench().goTo(3, 5);
    await workbench().command('Hearth: Simplify');
    await workbench().page.locator('.notification-toast', { hasText: 'Simplify' }).waitFor();
    await workbench().killModel();
    await workbench().page.locator('.notification-toast', { hasText: 'ended unexpectedly' }).waitFor();
    expect(workbench().readFile('long.js')).toBe(before);
    await workbench().command('Notifications: Clear All Notifications');
    await workbench().openFile('statistics.js');
    await workbench().goTo(13, 5);
    await workbench().command('Hearth: Simplify');
    await applyButton().waitFor();
    await applyButton().click();
    await diff().waitFor({ state: 'detached' });
    await workbench().focusEditor('statistics.js');
    await workbench().save();
    expect(workbench().readFile('statistics.js')).toContain('let best = -Infinity;');
  });
});

test('a file that is not a model gets a sentence that says so', async () => {
  await using workbench = await Workbench.launch({ 'hearth.model.path': badModelPath('text') });
  await workbench.openFile('statistics.js');
  await workbench.goTo(3, 5);
  await workbench.command('Hearth: Simplify');
  const toast = workbench.page.locator('.notification-toast', { hasText: 'GGUF' });
  await toast.waitFor();
  await workbench.screenshot('refactor-bad-model');
  expect(workbench.readFile('statistics.js')).toContain('var sum');
});

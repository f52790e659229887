import { describe, expect, test } from 'vitest';
import { badModelPath, modelPath } from '../../../tools/models/models.ts';
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

  test('an edit of a function takes the comment above it along', async () => {
    // The model writes `let` for each `var` that it gets.
    const comment = '/**\n * Adds, and keeps it in var sum.\n *\n * @param first one var\n */\n';
    const code = 'export function add(first, second) {\n  var sum = first + second;\n\n  return sum;\n}\n';
    const other = '/** Not in this var. */\nexport function other() {\n\n  return 1;\n}\n';
    workbench().writeFile('documented.js', other + comment + code);
    await workbench().openFile('documented.js');
    await workbench().goTo(other.split('\n').length + 7, 3);
    // Language support that is just starting has no outline yet; without one the whole block would be taken.
    await workbench().page.locator('.monaco-breadcrumb-item', { hasText: /^add$/ }).waitFor();
    await workbench().command('Hearth: Add Documentation');
    await applyButton().waitFor();
    await applyButton().click();
    await diff().waitFor({ state: 'detached' });
    await workbench().focusEditor('documented.js');
    await workbench().save();
    expect(workbench().readFile('documented.js')).toBe(other + (comment + code).replaceAll('var', 'let'));
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

test('code with fences in it is applied whole', async () => {
  await using workbench = await Workbench.launch({ 'hearth.model.path': modelPath('fences') });
  workbench.writeFile('add.py', 'def add(a, b):\n    return a + b\n\n\ndef other():\n    pass\n');
  await workbench.openFile('add.py');
  await workbench.goTo(2, 5);
  await workbench.command('Hearth: Add Documentation');
  await workbench.page.locator('.editor-actions .action-label[aria-label^="Apply Changes"]').click();
  await workbench.page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
  await workbench.focusEditor('add.py');
  await workbench.save();
  expect(workbench.readFile('add.py')).toBe(
    'def add(a, b):\n    """Adds two numbers.\n\n    ```py\n    add(1, 2)\n    ```\n\n    Both are kept.\n    """\n' +
      '    return a + b\n\n\ndef other():\n    pass\n',
  );
});

test('an answer that leaves code out is not used, and the model can be asked again', async () => {
  await using workbench = await Workbench.launch({ 'hearth.model.path': modelPath('placeholders') });
  const before = 'function read(list) {\n  var last = list.at(-1);\n  return last;\n}\n';
  workbench.writeFile('read.js', before);
  await workbench.openFile('read.js');
  await workbench.goTo(2, 5);
  await workbench.command('Hearth: Simplify');
  const toast = workbench.page.locator('.notification-toast', { hasText: 'leaves out' });
  await toast.waitFor();
  await workbench.screenshot('refactor-incomplete');
  expect(await workbench.page.locator('.monaco-diff-editor').count()).toBe(0);
  await toast.getByRole('button', { name: 'Ask Again' }).click();
  await toast.waitFor({ state: 'detached' });
  await toast.waitFor();
  expect(workbench.readFile('read.js')).toBe(before);
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

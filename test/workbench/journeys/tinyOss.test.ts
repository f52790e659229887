import { expect, test } from 'vitest';
import { ghostIn, useWorkbench } from './useWorkbench.ts';

/** What a new user has: the model that ships, in the demo. */
const workbench = useWorkbench(() => ({ 'hearth.model.path': '' }));

const ghost = ghostIn(workbench);

test('a common beginning is continued sensibly, and typing along changes nothing', async () => {
  await workbench().openCopy('loop.ts');
  await workbench().type('\nexport function countItems(items: Item[]): number {\n');
  await workbench().type('let count = 0;\nfor (const ');
  // The bracket between the two parts is there: the editor closed it.
  await ghost().toBe('item of items {');
  for (const [typed, rest] of [
    ['i', 'tem of items {'],
    ['t', 'em of items {'],
    ['em of', ' items {'],
  ] as const) {
    await workbench().type(typed);
    await ghost().toBe(rest);
  }
  await workbench().press('Escape');
  await ghost().toBe('');
  await workbench().press('Alt+\\');
  await ghost().toBe(' items {');
  await workbench().screenshot('tiny-oss-completion');
});

test('the same place gets the same suggestion', async () => {
  const seen: string[] = [];
  for (const name of ['once.ts', 'twice.ts']) {
    await workbench().openCopy(name);
    await workbench().type('\nexport function priceOf(item: ');
    await ghost().toMatch(/^Item: \w+ \{/);
    seen.push(await workbench().ghostText());
  }
  expect(seen[1]).toBe(seen[0]);
});

test('a rename by an instruction gives the right file', async () => {
  const { page } = workbench();
  const before = workbench().readFile('statistics.js');
  await workbench().openFile('statistics.js');
  await workbench().goTo(3, 5);
  await workbench().command('Hearth: Edit with Instruction…');
  await page.locator('.quick-input-widget', { hasText: 'What should be done to this code?' }).waitFor();
  await workbench().type('Rename sum to total');
  await workbench().press('Enter');
  await page.locator('.editor-actions .action-label[aria-label^="Apply Changes"]').waitFor();
  await workbench().screenshot('tiny-oss-rename');
  await workbench().press('Control+Enter');
  await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
  await workbench().focusEditor('statistics.js');
  await workbench().save();
  expect(workbench().readFile('statistics.js')).toBe(before.replaceAll(/\bsum\b/g, 'total'));
});

test('the chat says that its model is a demonstration, and reads off the open file', async () => {
  await workbench().openFile('prices.ts');
  const chat = await workbench().openChat();
  await chat.notice.waitFor();
  expect(await chat.notice.innerText()).toContain('demonstration');
  await chat.ask('Which parameters does countPieces take?');
  expect(await chat.answer()).toContain('countPieces takes items.');
  await workbench().screenshot('tiny-oss-chat');
});

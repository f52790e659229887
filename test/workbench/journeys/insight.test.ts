import { describe, expect, test } from 'vitest';
import { patience } from '../../../tools/workbench/workbench.ts';
import { ghostIn, useWorkbench } from './useWorkbench.ts';

const workbench = useWorkbench();

const ghost = ghostIn(workbench);
const poll = (read: () => Promise<unknown>) => expect.poll(read, { timeout: patience });

/** The rows of the quick pick that is open: what each says, with its details. */
function rows() {
  return workbench().page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
}

/** The page of a webview in an editor tab. */
function statisticsPage() {
  return workbench()
    .page.locator('iframe.webview.ready')
    .contentFrame()
    .locator('iframe#active-frame')
    .contentFrame();
}

/** Runs a command that asks for more in the same box, and waits until it does. */
async function openList(title: string, row: string): Promise<void> {
  const box = workbench().page.locator('.quick-input-widget');
  const end = Date.now() + patience;
  do {
    await workbench().press('F1');
    await box.locator('input.input').fill(`>${title}`);
    await box.locator('.monaco-list-row.focused', { hasText: title }).waitFor();
    await workbench().press('Enter');
    const opened = await rows()
      .filter({ hasText: row })
      .first()
      .waitFor({ timeout: 5000 })
      .then(
        () => true,
        () => false,
      );
    if (opened) return;
    await workbench().press('Escape');
  } while (Date.now() < end);
  throw new Error(`${title} shows no ${row}`);
}

/** What a tile of the page says, its name first. */
function tile(name: string): Promise<string> {
  return statisticsPage().locator('.tile').filter({ hasText: name }).first().innerText();
}

test('what is accepted is counted, by word and whole, and one click clears it', async () => {
  await workbench().openCopy('counted.ts');
  await workbench().type('\nexport function countPieces');
  await ghost().toContain('(items: Item[]): number {');
  await workbench().press('Control+ArrowRight');
  await ghost().toMatch(/^items: Item\[\]\)/);
  await workbench().press('Control+ArrowRight');
  await ghost().toMatch(/^: Item\[\]\)/);
  await workbench().press('Tab');
  await ghost().toBe('');
  await workbench().command('Hearth: Show Completion Statistics');
  await poll(() => tile('Accepted')).toMatch(/1 whole/);
  await poll(() => tile('Partly accepted')).toMatch(/0 by word or line/);
  await workbench().screenshot('statistics');
  await statisticsPage().locator('button', { hasText: 'Clear All Numbers' }).click();
  await statisticsPage().locator('.nothing').waitFor();
});

test('the last decisions are said in words, and each can be looked into', async () => {
  await workbench().openCopy('why.ts');
  await workbench().type('\nexport function countPieces');
  await ghost().toContain('(items: Item[]): number {');
  await openList('Hearth: Why No Suggestion?', 'why.ts:');
  await expect
    .poll(() => rows().allInnerTexts(), { timeout: patience })
    .toContainEqual(expect.stringMatching(/Shown, \d+ characters/));
  await workbench().screenshot('why');
  await workbench().page.keyboard.type('shown');
  await rows().filter({ hasText: 'Shown, ' }).first().waitFor();
  await workbench().press('Enter');
  await workbench().page.locator('.tab.active', { hasText: 'Completion Request' }).waitFor();
});

test('the inspector shows the prompt by section, the answer and the times', async () => {
  await workbench().openCopy('inspect.ts');
  // Another name than above: the scripted model goes on as the last tab does, where nothing follows it.
  await workbench().type('\nexport function totalWithTax');
  await ghost().toMatch(/^\(items: Item/);
  await workbench().command('Hearth: Inspect Last Completion Request');
  await workbench().page.locator('.tab.active', { hasText: 'Completion Request' }).waitFor();
  const text = async () =>
    (await workbench().page.locator('.editor-instance .view-line').allInnerTexts())
      .join('\n')
      .replaceAll('\u00a0', ' ');
  await poll(text).toMatch(/inspect\.ts:\d+:\d+/);
  expect(await text()).toMatch(/prefill +\| +[\d.]+ m?s \| \d+ of [\d,]+ tokens evaluated/);
  expect(await text()).toMatch(/## Prompt: [\d,]+ tokens, [\d,]+ of them in the KV cache/);
  await workbench().screenshot('inspector');
});

describe('a snooze', () => {
  test('keeps ghost text away, says how long, and is ended from the status item', async () => {
    await workbench().openCopy('snooze.ts');
    await openList('Hearth: Snooze Inline Completion…', '15 minutes');
    await rows().filter({ hasText: '15 minutes' }).click();
    await poll(() => workbench().status.innerText()).toContain('(15 min)');
    await workbench().screenshot('snooze');
    await workbench().focusEditor('snooze.ts');
    await workbench().type('\nexport function countPieces');
    expect(await workbench().ghostText()).toBe('');
    await workbench().status.click();
    await rows().filter({ hasText: 'End Snooze' }).click();
    await poll(() => workbench().status.innerText()).not.toContain('min');
    // The status bar has kept the keyboard.
    await workbench().openFile('snooze.ts');
    await workbench().type('(');
    await ghost().toContain('items: Item[]');
  });
});

import { expect, test } from 'vitest';
import { modelPath } from '../../../tools/models/models.ts';
import { patience } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

const workbench = useWorkbench(() => ({ 'hearth.model.path': modelPath('endless') }));

test('the demonstration model is offered, called what it is, and used when it is chosen', async () => {
  const { page } = workbench();
  await workbench().command('Hearth: Choose Model File…');
  const rows = page.locator('.quick-input-widget .monaco-list-row');
  await rows.first().waitFor();
  const texts = (await rows.allTextContents()).join('\n');
  expect(texts).toContain('tiny-oss-endless');
  expect(texts).toContain('tiny-oss: try Hearth without a download');
  expect(texts).toContain('no help for work');
  await workbench().screenshot('choose-model');
  await page.keyboard.type('without a download');
  await page.keyboard.press('Enter');
  await expect.poll(() => workbench().status.textContent(), { timeout: patience }).not.toContain('loading');
  const chat = await workbench().openChat();
  await chat.ask('Who are you?');
  // The endless model would not come to an end.
  expect(await chat.answer()).not.toContain('seven eight nine');
  expect(await workbench().status.getAttribute('aria-label')).toContain('tiny-oss');
});

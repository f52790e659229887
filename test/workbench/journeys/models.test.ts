import { copyFileSync, mkdtempSync, readFileSync, renameSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { badModelPath, modelPath } from '../../../tools/models/models.ts';
import { patience } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

describe('choosing', () => {
  const workbench = useWorkbench(() => ({ 'hearth.model.path': modelPath('endless') }));

  test('a file that cannot be loaded is refused before it is taken, and another is asked for', async () => {
    const { page } = workbench();
    // A head without weights, all of it ASCII.
    workbench().writeFile('adapter.gguf', readFileSync(badModelPath('adapter'), 'latin1'));
    await workbench().command('Hearth: Choose Model…');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'A file on this machine' }).click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'adapter.gguf' }).click();
    const message = page.locator('.notification-toast', { hasText: 'is a LoRA adapter' });
    await message.waitFor();
    await workbench().screenshot('refused-model');
    // The button asks anew, and the model of before is the one in use.
    await message.getByText('Choose Model…', { exact: true }).click();
    const inUse = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'in use' });
    await expect.poll(() => inUse.allTextContents(), { timeout: patience }).toHaveLength(1);
    expect((await inUse.allTextContents()).join()).toMatch(/tiny-oss.endless/);
    await page.keyboard.press('Escape');
  });

  test('the demonstration model is offered, called what it is, and used when it is chosen', async () => {
    const { page } = workbench();
    await workbench().command('Hearth: Choose Model…');
    const rows = page.locator('.quick-input-widget .monaco-list-row');
    await rows.first().waitFor();
    const texts = (await rows.allTextContents()).join('\n');
    expect(texts).toMatch(/tiny-oss.endless/);
    expect(texts).toContain('to try it without a download');
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
});

describe('a model file that changes while it is loaded', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'model.gguf');
  copyFileSync(modelPath('scripted'), file);
  const workbench = useWorkbench(() => ({ 'hearth.model.path': file }));
  const status = () =>
    expect.poll(() => workbench().status.getAttribute('aria-label'), { timeout: patience });
  const load = async (words: string): Promise<void> => {
    const offer = workbench().page.locator('.notification-toast', { hasText: words });
    await offer.waitFor();
    await offer.getByText('Load It', { exact: true }).click();
  };

  test('is noticed, and the new one is offered', async () => {
    const chat = await workbench().openChat();
    await chat.ask('Who are you?');
    expect(await chat.answer()).toContain('tiny-oss');
    copyFileSync(modelPath('endless'), `${file}.part`);
    renameSync(`${file}.part`, file);
    await load('has been replaced');
    await status().toContain('tiny-oss endless');
    truncateSync(file, 1_000_000);
    await status().toContain('was changed or truncated while it was in use');
    copyFileSync(modelPath('scripted'), file);
    await load('can be loaded now');
    await status().not.toContain('endless');
    await status().toContain('tiny-oss on');
  });
});

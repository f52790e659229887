import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { modelPath } from '../../../tools/models/models.ts';
import { everything } from '../../../tools/workbench/everything.ts';
import { patience } from '../../../tools/workbench/workbench.ts';
import { useWorkbench } from './useWorkbench.ts';

describe('with the embedded model', () => {
  const workbench = useWorkbench();

  test('a question is answered, and the open file is attached', async () => {
    await workbench().openFile('prices.ts');
    const chat = await workbench().openChat();
    await chat.ask('Who are you?');
    expect(await chat.answer()).toContain('tiny-oss');
    expect(await chat.exchanges.last().innerText()).toContain('prices.ts');
    await workbench().screenshot('chat');
  });

  test('the conversation survives hiding the view and reloading the window', async () => {
    await workbench().command('View: Show Explorer');
    let chat = await workbench().openChat();
    await chat.exchanges.first().waitFor();
    expect(await chat.answer()).toContain('tiny-oss');
    await workbench().reload();
    chat = await workbench().openChat();
    await chat.exchanges.first().waitFor();
    expect(await chat.exchanges.count()).toBe(1);
    expect(await chat.answer()).toContain('tiny-oss');
    await chat.ask('And now?');
    expect(await chat.answer()).toContain('tiny-oss');
    expect(await chat.exchanges.count()).toBe(2);
  });

  test('a new chat is empty', async () => {
    await workbench().command('Hearth: New Chat');
    const chat = await workbench().chat();
    await expect.poll(() => chat.exchanges.count(), { timeout: patience }).toBe(0);
  });

  test.each([
    ['clicked', (chip: Locator) => chip.click()],
    ['chosen with the keyboard', (chip: Locator) => chip.press('Enter')],
  ])('what Explain attached is shown when its chip is %s', async (_, choose) => {
    await workbench().openFile('prices.ts');
    await workbench().goTo(13, 5);
    await workbench().command('Hearth: Explain');
    const chat = await workbench().chat();
    await chat.attached.getByText('prices.ts:').waitFor();
    await chat.answer();
    await workbench().command('View: Close All Editors');
    await expect.poll(() => workbench().page.locator('.tab').count(), { timeout: patience }).toBe(0);
    await choose(chat.attached);
    await workbench().focusEditor('prices.ts');
    const [, first, last] = /:(\d+)-(\d+)/.exec(await chat.attached.innerText()) ?? [];
    expect(Number(last)).toBeGreaterThan(Number(first));
    await workbench()
      .page.locator('.statusbar-item', { hasText: `Ln ${last},` })
      .waitFor();
    await workbench().command('Hearth: New Chat');
  });
});

describe('an answer with all that markdown can say', () => {
  const workbench = useWorkbench();

  test("has its formulas typeset, with fonts of the extension, under the page's policy", async () => {
    const chat = await workbench().openChat();
    await chat.receive({ type: 'snapshot', state: everything });
    await chat.formulas.first().waitFor();
    const loadedFonts = () =>
      chat.formulas
        .first()
        .evaluate(() =>
          [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        );
    await expect.poll(loadedFonts, { timeout: patience }).toContain('KaTeX_Main');
    expect(await chat.formulas.count()).toBe(7);
    // As high as its lines: the sizes that KaTeX gives are not refused.
    const [inline, display] = [
      await chat.formulas.first().boundingBox(),
      await chat.formulas.nth(3).boundingBox(),
    ];
    expect(display?.height).toBeGreaterThan(2 * (inline?.height ?? Infinity));
    await workbench().screenshot('chat-markdown');
  });
});

describe('what the next question carries', () => {
  const workbench = useWorkbench();

  test('is shown as chips, and is what has been sent', async () => {
    await workbench().openFile('prices.ts');
    await workbench().goTo(10, 1);
    await workbench().press('Shift+ArrowDown', 'Shift+ArrowDown');
    await workbench().command('Hearth: Add Selection to Chat');
    const chat = await workbench().chat();
    // The selection is one thing, though it is both selected and added.
    await expect.poll(() => chat.offered.allInnerTexts(), { timeout: patience }).toEqual(['prices.ts:10-11']);
    await workbench().openFile('statistics.js');
    await expect
      .poll(() => chat.offered.allInnerTexts(), { timeout: patience })
      .toEqual(['prices.ts:10-11', 'statistics.js']);
    await chat.ask('Who are you?');
    await chat.answer();
    expect(await chat.attached.allInnerTexts()).toEqual(['prices.ts:10-11', 'statistics.js']);
    // What was added is for one question, and what follows the editor for all.
    expect(await chat.offered.allInnerTexts()).toEqual(['statistics.js']);
  });
});

describe('with a model that never ends', () => {
  const workbench = useWorkbench(() => ({
    'hearth.model.path': modelPath('endless'),
    'hearth.model.contextTokens': 32768,
  }));

  test('an answer is stopped, and the next question is answered', async () => {
    const chat = await workbench().openChat();
    await chat.paste(longQuestion);
    await chat.stopButton.click();
    expect(await chat.answer()).toContain('Stopped');
    await chat.stopButton.waitFor({ state: 'hidden' });
    await chat.ask('Go on');
    // The model would go on for ever; that it goes round in circles is noticed.
    expect(await chat.answer()).toMatch(/One two three[^]*went round in circles/);
  });

  test('when the model process dies, the answer says so and can be asked again', async () => {
    const chat = await workbench().chat();
    await chat.paste(longQuestion);
    await chat.stopButton.waitFor();
    await workbench().killModel();
    await chat.failure.waitFor();
    expect(await chat.failure.innerText()).toContain('ended unexpectedly');
    await workbench().screenshot('chat-crashed');
    await chat.retryButton.click();
    await chat.failure.waitFor({ state: 'hidden' });
    expect(await chat.answer()).toContain('One two three');
  });
});

/** Takes the model some seconds to read, so that there is a middle in which to stop it. */
const longQuestion = 'The quick brown fox jumps over the lazy dog, again and again. '.repeat(500);

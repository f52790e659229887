import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { badModelPath, modelPath } from '../../../tools/models/models.ts';
import { patience } from '../../../tools/workbench/workbench.ts';
import { violations } from './accessibility.ts';
import { looks, photograph } from './looks.ts';
import { useWorkbench } from './useWorkbench.ts';

const workbench = useWorkbench(
  () => ({}),
  ({ home }) => {
    // As LM Studio, llama.cpp and Ollama lay out their folders.
    const put = (file: string, ...place: string[]) => {
      const target = path.join(home, ...place);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(file, target);
    };
    put(modelPath('endless'), '.lmstudio/models/someone/tiny/tiny-endless.gguf');
    put(badModelPath('truncated'), '.cache/llama.cpp/half.gguf');
  },
);

test('models of other programs are found, used where they are, and what is wrong with one is said', async () => {
  await workbench().command('Hearth: Manage Models');
  const page = await workbench().models();
  await page.entry('tiny-oss endless').waitFor();
  expect(await page.entry('tiny-oss endless').innerText()).toContain('LM Studio’s folder');
  expect(await page.entry('half').innerText()).toMatch(/Cannot be used\.[^]*is cut off/);
  await page.button('tiny-oss endless', 'Use').click();
  await expect
    .poll(() => page.section('In memory').innerText(), { timeout: patience })
    .toMatch(/tiny-oss endless[^]*Runs on[^]*Weights \d+ MB[^]*Caches[^]*Buffers/);
  expect(await page.entry('tiny-oss endless').nth(1).innerText()).toContain('In use');
  await expect.poll(() => page.announced.innerText(), { timeout: patience }).toContain('Runs on');
});

test.each(looks)('the page in $name', async (look) => {
  const { frame } = await workbench().models();
  await photograph(workbench(), frame, look, 'models');
  expect(await violations(frame)).toEqual([]);
});

test('every button is reached by the keyboard, and shows that it has the focus', async () => {
  const page = await workbench().models();
  await page.frame.locator('h1').focus();
  const reached: string[] = [];
  const all = await page.frame.locator('main button, main summary').count();
  for (let index = 0; index < all; index++) {
    await workbench().press('Tab');
    const focused = page.frame.locator(':focus-visible');
    reached.push((await focused.getAttribute('aria-label')) ?? (await focused.innerText()));
    const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
  }
  expect(reached[0]).toContain('Unload');
  expect(new Set(reached).size).toBeGreaterThan(6);
});

import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { patience, type Workbench } from '../../../tools/workbench/workbench.ts';

/** Themes and widths in which a page must look right. Enlarged to 200 %, half as many pixels have room. */
export const looks = [
  { name: 'light', theme: 'Default Light Modern', kind: 'vscode-light', width: 1280, height: 900 },
  { name: 'dark', theme: 'Default Dark Modern', kind: 'vscode-dark', width: 1280, height: 900 },
  {
    name: 'high contrast',
    theme: 'Default High Contrast',
    kind: 'vscode-high-contrast',
    width: 1280,
    height: 900,
  },
  {
    name: 'high contrast light',
    theme: 'Default High Contrast Light',
    kind: 'vscode-high-contrast-light',
    width: 1280,
    height: 900,
  },
  { name: 'a narrow window', theme: 'Default Dark Modern', kind: 'vscode-dark', width: 620, height: 900 },
  { name: '200 percent', theme: 'Default Light Modern', kind: 'vscode-light', width: 640, height: 450 },
] as const;

export type Look = (typeof looks)[number];

/** Brings VS Code and a page in it to a look, and takes a picture: `name` with the look's name behind it. */
export async function photograph(
  workbench: Workbench,
  frame: Frame,
  look: Look,
  name: string,
): Promise<void> {
  await workbench.page.setViewportSize({ width: look.width, height: look.height });
  workbench.configure({ 'workbench.colorTheme': look.theme });
  const shown = () =>
    frame.evaluate(() => {
      // The colours arrive after the classes, and fade in.
      const still = document.getAnimations().every(({ playState }) => playState !== 'running');
      const style = getComputedStyle(document.body);
      return `${document.body.className} ${String(still)} ${style.color}`;
    });
  await expect.poll(shown, { timeout: patience }).toMatch(new RegExp(`(^| )${look.kind} .*true`));
  await workbench.screenshot(`${name}-${look.name.replaceAll(' ', '-')}`);
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, screenshotsFolder } from './paths.ts';
import { Workbench } from './workbench.ts';

// Takes the pictures of the README, and the same in other themes and widths to look at:
// `npm run build && node test/workbench/screenshots.ts`. The first look goes into docs/images.
const looks = [
  { name: 'light', theme: 'Default Light Modern', width: 1200, height: 700 },
  { name: 'dark', theme: 'Default Dark Modern', width: 1200, height: 700 },
  { name: 'high-contrast', theme: 'Default High Contrast', width: 1200, height: 700 },
  { name: 'high-contrast-light', theme: 'Default High Contrast Light', width: 1200, height: 700 },
  { name: 'narrow', theme: 'Default Dark Modern', width: 700, height: 700 },
  { name: 'wide', theme: 'Default Light Modern', width: 2200, height: 900 },
];

const wanted = process.argv.slice(2);
for (const look of looks) {
  if (wanted.length > 0 && !wanted.includes(look.name)) continue;
  const folder = look === looks[0] ? path.join(root, 'docs/images') : path.join(screenshotsFolder, look.name);
  mkdirSync(folder, { recursive: true });
  await using workbench = await Workbench.launch({
    'workbench.colorTheme': look.theme,
    'hearth.model.path': '',
  });
  const { page } = workbench;
  await page.setViewportSize({ width: look.width, height: look.height });
  const shot = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });

  await workbench.openFile('prices.ts');
  await workbench.press('Control+End');
  await workbench.type(
    '\n/** How dear an item is on average. */\nexport function average(items: Item[]): number {\n',
  );
  await workbench.type('let sum = 0;\nfor (const ');
  await until(async () => (await workbench.ghostText()) !== '');
  await shot('completion');
  if (look !== looks[0]) {
    await workbench.press('Tab');
    await workbench.command('Hearth: Inspect Last Completion Request');
    await page.locator('.tab.active', { hasText: 'Completion Request' }).waitFor();
    await page.locator('.editor-instance .view-line', { hasText: 'tokens evaluated' }).waitFor();
    await shot('inspector');
    await workbench.command('Hearth: Show Completion Statistics');
    const frame = page.locator('iframe.webview.ready').contentFrame().locator('iframe#active-frame');
    await frame.contentFrame().locator('.tile').first().waitFor();
    await shot('statistics');
    // The chat's page is looked for in the only frame that there is.
    await workbench.command('View: Close Editor');
    await workbench.openFile('prices.ts');
  }
  await workbench.command('File: Revert File');

  const chat = await workbench.openChat();
  if (look !== looks[0]) await shot('welcome');
  await chat.ask('How do I add a discount?');
  await chat.answer();
  await shot('chat');

  await workbench.openFile('statistics.js');
  await workbench.goTo(5, 5);
  await workbench.command('Hearth: Simplify');
  await page.locator('.editor-actions .codicon-check').waitFor();
  await until(async () => (await page.locator('.modified-in-monaco-diff-editor .view-line').count()) > 5);
  await until(async () => (await page.locator('.notification-toast').count()) === 0);
  await shot('refactor');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('what the picture is to show has not come');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

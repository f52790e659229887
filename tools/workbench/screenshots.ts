import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, screenshotsFolder } from './paths.ts';
import { scenes } from './scenes.ts';
import { Workbench } from './workbench.ts';

// Takes the pictures of the README, and the same in other themes and widths to look at:
// `npm run build && node tools/workbench/screenshots.ts [LOOK or SCENE …]`. The first look goes into docs/images.
const looks = [
  { name: 'light', theme: 'Default Light Modern', width: 1000, height: 600 },
  { name: 'dark', theme: 'Default Dark Modern', width: 1000, height: 600 },
  { name: 'high-contrast', theme: 'Default High Contrast', width: 1000, height: 600 },
  { name: 'high-contrast-light', theme: 'Default High Contrast Light', width: 1000, height: 600 },
  { name: 'narrow', theme: 'Default Dark Modern', width: 700, height: 700 },
  { name: 'wide', theme: 'Default Light Modern', width: 2200, height: 900 },
];

const wanted = process.argv.slice(2);
const isWanted = (name: string, all: readonly string[]): boolean =>
  wanted.includes(name) || !wanted.some((each) => all.includes(each));
const lookNames = looks.map(({ name }) => name);

for (const look of looks) {
  if (!isWanted(look.name, lookNames)) continue;
  const folder = look === looks[0] ? path.join(root, 'docs/images') : path.join(screenshotsFolder, look.name);
  mkdirSync(folder, { recursive: true });
  await using workbench = await Workbench.launch({
    'workbench.colorTheme': look.theme,
    'hearth.model.path': '',
    'hearth.nextEdit.enabled': true,
  });
  const { page } = workbench;
  await page.setViewportSize({ width: look.width, height: look.height });
  for (const [name, scene] of Object.entries(scenes)) {
    if (!isWanted(name, Object.keys(scenes))) continue;
    try {
      await scene(workbench);
    } catch (error) {
      // The others are worth looking at all the same.
      console.error(`${look.name}, ${name}: ${String(error)}`);
      process.exitCode = 1;
    }
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    await workbench.command('View: Revert and Close Editor');
  }
}

import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { root } from './paths.ts';
import { withProgress } from './progress.ts';
import { runProgram } from './runProgram.ts';

/**
 * The executable of a Chromium: the one that HEARTH_CHROMIUM names, else one that is installed, else one that is
 * installed now. Throws a sentence that says what to do when there is none to be had.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['HEARTH_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`HEARTH_CHROMIUM names a file that does not exist: ${named}`);
    return named;
  }
  const found = findInstalled();
  if (found !== undefined) return found;
  await install();
  const installed = findInstalled();
  if (installed === undefined)
    throw new Error(
      'The journeys need Chromium, Chrome or Edge, and none could be installed. Install one, or name its executable in HEARTH_CHROMIUM.',
    );
  return installed;
}

/** The executable of a program on the PATH. */
export function findOnPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => path.isAbsolute(file) && existsSync(file));
}

function findInstalled(): string | undefined {
  for (const name of [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ]) {
    const file = findOnPath(name);
    if (file !== undefined) return file;
  }
  return [...usualPlaces(), chromium.executablePath()].find((file) => file !== '' && existsSync(file));
}

/** Where the installers of macOS and Windows put browsers; nothing there is on the PATH. */
function usualPlaces(): string[] {
  if (process.platform === 'darwin')
    return ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        path.join(folder, `${name}.app`, 'Contents/MacOS', name),
      ),
    );
  if (process.platform !== 'win32') return [];
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) =>
      [
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ].map((file) => path.join(folder, file)),
    );
}

/** Debian's package where we may install it: it brings the libraries that a downloaded browser would lack. */
async function install(): Promise<void> {
  if (process.getuid?.() === 0 && findOnPath('apt-get') !== undefined) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const installed = await withProgress('Installing Chromium with apt-get, once', async () => {
      await runProgram('apt-get', ['update', '-qq'], { env });
      return runProgram('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium'], { env });
    });
    if (installed.code === 0) return;
    console.error(installed.output.trim().split('\n').slice(-5).join('\n'));
  }
  const cli = path.join(root, 'node_modules/playwright-core/cli.js');
  const downloaded = await withProgress('Downloading Chromium with Playwright, once', () =>
    runProgram(process.execPath, [cli, 'install', 'chromium']),
  );
  if (downloaded.code !== 0) console.error(downloaded.output.trim().split('\n').slice(-5).join('\n'));
}

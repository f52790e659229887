import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installFolder } from './paths.ts';
import { withProgress } from './progress.ts';
import { runNpm } from './runProgram.ts';

/** VS Code 1.139.1 as a server for the browser. Pinned, so that a test fails for our reasons only. */
export const codeServerVersion = '4.139.1';

/** The version of VS Code that `codeServerVersion` contains. */
export const codeServerVscodeVersion = '1.139.1';

/**
 * The folder of VS Code from npm; installs it when it is not there. The folder appears under its name only when it is
 * whole, so an interrupted installation is begun anew, and two at once do no harm. Throws with npm's own words.
 */
export async function installCodeServer(): Promise<string> {
  const folder = path.join(installFolder, `code-server-${codeServerVersion}`);
  const result = path.join(folder, 'node_modules/code-server');
  if (existsSync(folder)) return result;
  mkdirSync(installFolder, { recursive: true });
  await withProgress(
    `Installing VS Code ${codeServerVscodeVersion} from npm, once, into .vscode-test`,
    async () => {
      const unfinished = `${folder}.unfinished-${process.pid}`;
      try {
        await installInto(unfinished);
        if (!existsSync(folder)) renameSync(unfinished, folder);
      } finally {
        rmSync(unfinished, { recursive: true, force: true });
      }
    },
  );
  removeOlder(folder);
  return result;
}

async function installInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  // The scripts would compile native modules that only terminals, sign-in and file watching by events need; without
  // them neither a compiler nor system libraries are needed.
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', ...common, `code-server@${codeServerVersion}`], folder);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  await npm(['install', ...common, '--omit=dev'], vscode);
  await npm(['install', ...common, '--omit=dev'], path.join(vscode, 'extensions'));
}

async function npm(args: string[], cwd: string): Promise<void> {
  const { code, output } = await runNpm(args, cwd);
  if (code !== 0)
    throw new Error(
      `VS Code could not be installed from npm: \`npm ${args.join(' ')}\` failed. Is the registry reachable?\n${output}`,
    );
}

/** Each is 300 MB; the one of the last pin is of no more use. */
function removeOlder(folder: string): void {
  for (const name of readdirSync(installFolder))
    if (/^code-server-[\d.]+$/.test(name) && name !== path.basename(folder))
      rmSync(path.join(installFolder, name), { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { findOnPath } from './findChromium.ts';
import { installFolder, root } from './paths.ts';
import { endTree } from './processTree.ts';
import { createProfile, runtimeOf, type Profile } from './profile.ts';
import { runProgram } from './runProgram.ts';

/** A desktop VS Code that can be started. */
export interface Desktop {
  /** For people: what it is and where it comes from. */
  name: string;
  executable: string;
}

/** The desktop VS Code of `npm start`: the user's own, else a downloaded one; `undefined` when neither can be had. */
export async function findDesktop(): Promise<Desktop | undefined> {
  if (!hasDisplay()) return undefined;
  return (await installedDesktop()) ?? (await downloadDesktop('stable'));
}

/** The oldest VS Code that package.json promises to work with. */
export function minimumVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    engines: { vscode: string };
  };
  return manifest.engines.vscode.replace(/^\^/, '');
}

/** A window can be opened. On Linux that takes a display; a server has none. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (value) => value !== undefined && value !== '',
  );
}

/** Downloads a version once; `undefined` when the download server does not answer, as behind a firewall. */
export async function downloadDesktop(version: string): Promise<Desktop | undefined> {
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(probeTime),
    });
    if (!answer.ok) return undefined;
  } catch {
    return undefined;
  }
  const executable = await downloadAndUnzipVSCode({ version, cachePath: installFolder });
  return { name: `VS Code ${version}, downloaded`, executable };
}

/** Milliseconds in which the download server must answer. */
const probeTime = 4000;

async function installedDesktop(): Promise<Desktop | undefined> {
  const executable = findOnPath('code');
  // In a terminal of a remote window, `code` only sends files to that window.
  if (executable === undefined || executable.includes('remote-cli')) return undefined;
  // On Windows `code` is a script, which only a shell can start, and its path has blanks.
  const inShell = process.platform === 'win32';
  // As root, VS Code starts only when it is told where to keep its data.
  const profile = createProfile({ workspace: { at: root } });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', `--user-data-dir=${profile.userData}`] : [];
  const { code, output } = await runProgram(
    inShell ? `"${executable}"` : executable,
    ['--version', ...asRoot],
    {
      shell: inShell,
    },
  );
  profile.remove();
  const version = /^\d+\.\d+\.\d+/m.exec(output)?.[0];
  if (code !== 0 || version === undefined) return undefined;
  if (version.localeCompare(minimumVersion(), 'en', { numeric: true }) < 0) {
    console.error(`The VS Code on the PATH is ${version}; Hearth needs ${minimumVersion()} or newer.`);
    return undefined;
  }
  return { name: `VS Code ${version}, from the PATH`, executable };
}

/** Opens a window with Hearth as an extension under development. */
export function openDesktop(
  desktop: Desktop,
  profile: Profile,
): { exited: Promise<void>; stop(): Promise<void> } {
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
    ...['--disable-workspace-trust', '--skip-release-notes', '--new-window', '--wait'],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    profile.workspace,
  ];
  const shell = process.platform === 'win32' && desktop.executable.endsWith('.cmd');
  const quote = (text: string) => (shell ? `"${text}"` : text);
  const child = spawn(quote(desktop.executable), args.map(quote), {
    stdio: 'ignore',
    shell,
    env: { ...process.env, ...runtimeOf(profile) },
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { exited, stop: () => endTree(child.pid ?? -1, profile.folder) };
}

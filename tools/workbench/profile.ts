import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from './paths.ts';

/** Folders of one run of VS Code, below one new temporary folder. Nothing of the user's own VS Code is touched. */
export interface Profile {
  /** Contains all the others; unique, so it also marks the processes of this run. */
  folder: string;
  userData: string;
  extensions: string;
  /** The copy of the workspace, or the given folder itself. */
  workspace: string;
  /** A home of its own, so that no model of the user's is found. Used by those who start the server with it. */
  home: string;
  /** Changes these settings and leaves the others. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  remove(): void;
}

/**
 * Makes the folders of one run, and its settings. `copyWorkspace` is copied into the profile; `workspace` is used where
 * it is.
 */
export function createProfile(options: {
  settings?: Readonly<Record<string, unknown>>;
  workspace: { copyOf: string } | { at: string };
}): Profile {
  // VS Code shows real paths; on macOS the temporary folder is behind a link.
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'hearth-')));
  const userData = path.join(folder, 'user-data');
  const extensions = path.join(folder, 'extensions');
  mkdirSync(extensions);
  const home = path.join(folder, 'home');
  mkdirSync(home);
  // A setting of scope machine is read from another file when VS Code is served to a browser.
  const files = ['User', 'Machine'].map((name) => path.join(userData, name, 'settings.json'));
  for (const file of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...quiet, ...options.settings }, undefined, 2));
  }
  const changeSettings = (changes: Readonly<Record<string, unknown>>): void => {
    for (const file of files) {
      // Hearth itself may have changed some meanwhile.
      const settings = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
      writeFileSync(file, JSON.stringify({ ...settings, ...changes }, undefined, 2));
    }
  };
  let workspace: string;
  if ('at' in options.workspace) workspace = options.workspace.at;
  else {
    workspace = path.join(folder, 'demo');
    cpSync(options.workspace.copyOf, workspace, { recursive: true });
  }
  return {
    folder,
    userData,
    extensions,
    workspace,
    home,
    changeSettings,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/**
 * Puts Hearth as it is built into the extensions folder, as an installed extension. Links, so that a rebuild shows
 * after a reload of the window.
 */
export function linkExtension(profile: Profile): void {
  const folder = path.join(profile.extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  mkdirSync(folder);
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  for (const name of ['dist', 'media', 'node_modules'])
    // On Windows a junction needs no rights; elsewhere the kind means nothing.
    symlinkSync(path.join(root, name), path.join(folder, name), 'junction');
}

/** Where model processes are shared: with no other run, nor with the user's own VS Code. */
export function runtimeOf(profile: Profile): { XDG_RUNTIME_DIR: string } {
  return { XDG_RUNTIME_DIR: profile.folder };
}

/** What VS Code would otherwise put in front of the workspace: welcome pages, its own chat, news. */
const quiet = {
  // In a browser VS Code saves by itself; on the desktop it does not.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'window.confirmBeforeClose': 'never',
};

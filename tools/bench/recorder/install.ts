import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import manifest from '../../../package.json' with { type: 'json' };
import type { Profile } from '../../workbench/profile.ts';

/** Puts the recorder into the extensions folder of a profile. It records what HEARTH_TRACE names a file for. */
export async function installRecorder(profile: Profile): Promise<void> {
  await installExtension(profile, 'recorder', path.join(import.meta.dirname, 'extension.ts'), {
    activationEvents: ['*'],
    contributes: {
      keybindings: [
        { command: 'hearthRecorder.accept', key: 'tab', when: suggested },
        { command: 'hearthRecorder.acceptWord', key: 'ctrl+right', mac: 'cmd+right', when: suggested },
      ],
    },
  });
}

const suggested = 'inlineSuggestionVisible && editorTextFocus && !suggestWidgetVisible && !editorReadonly';

/** Bundles an extension for development and puts it into a profile. */
export async function installExtension(
  profile: Profile,
  name: string,
  entryPoint: string,
  contributions: object,
): Promise<void> {
  const folder = path.join(profile.extensions, `hearth-development.${name}-1.0.0`);
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: [entryPoint],
    outfile: path.join(folder, 'extension.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const about = {
    name,
    publisher: 'hearth-development',
    version: '1.0.0',
    engines: manifest.engines,
    main: './extension.cjs',
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...about, ...contributions }));
}

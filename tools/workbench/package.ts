// Packs Hearth for one platform: npm run package [-- --target linux-x64] [-- --out FILE.vsix]
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import manifest from '../../package.json' with { type: 'json' };
import { root } from './paths.ts';
import { runNpm } from './runProgram.ts';

/** VS Code's platforms, and how node-llama-cpp names the binaries of each. It has none for Alpine. */
const engines: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-armhf': 'linux-armv7l',
  'darwin-x64': 'mac-x64',
  'darwin-arm64': 'mac-arm64-metal',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

/**
 * Writes the VSIX of a platform and returns its size in bytes. The engine's binaries for it must be in node_modules,
 * so a platform is packed on itself, or after `npm install --os … --cpu …`.
 * @throws when VS Code has no such platform, or vsce refuses the manifest.
 */
export async function packageHearth(target: string, out: string): Promise<number> {
  const engine = engines[target];
  if (engine === undefined)
    throw new Error(`There is no platform ${target}; there are ${Object.keys(engines).join(', ')}.`);
  const others = Object.values(engines).filter((each) => each !== engine);
  mkdirSync(path.dirname(out), { recursive: true });
  // Every binary that is installed here would ship; only one platform's can run there.
  const ignoreFile = path.join(root, '.cache', `vscodeignore-${process.pid}`);
  writeFileSync(
    ignoreFile,
    [
      readFileSync(path.join(root, '.vscodeignore'), 'utf8'),
      ...others.map((other) => `node_modules/@node-llama-cpp/${other}/**`),
    ].join('\n'),
  );
  try {
    await createVSIX({ cwd: root, packagePath: out, target, ignoreFile, allowMissingRepository: true });
  } finally {
    rmSync(ignoreFile);
  }
  return statSync(out).size;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { target: { type: 'string' }, out: { type: 'string' } } });
  const target = values.target ?? `${process.platform}-${process.arch}`;
  const out = path.resolve(values.out ?? path.join(root, 'out', `hearth-${manifest.version}-${target}.vsix`));
  const build = await runNpm(['run', 'build'], root);
  if (build.code !== 0) throw new Error(build.output);
  const size = await packageHearth(target, out);
  console.log(`${out}: ${(size / 1e6).toFixed(1)} MB`);
}

if (import.meta.main) await main();

// Runs the suites of suites/ inside the extension host of a real VS Code. `--json FILE` writes what was found. `--prepare`
// only makes what the launch configuration "Extension tests" needs.
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import makeModels from '../../tools/models/makeModels.ts';
import { modelPath } from '../../tools/models/models.ts';
import { downloadDesktop, hasDisplay, minimumVersion, type Desktop } from '../../tools/workbench/desktop.ts';
import { findChromium } from '../../tools/workbench/findChromium.ts';
import { codeServerVersion, codeServerVscodeVersion } from '../../tools/workbench/install.ts';
import { demoFolder, root } from '../../tools/workbench/paths.ts';
import { createProfile, runtimeOf, type Profile } from '../../tools/workbench/profile.ts';
import { startTestServer, urlPath } from '../../tools/workbench/server.ts';
import type { SuiteResults } from './suites/index.ts';

/** The suites in one VS Code. */
export interface HostRun {
  vscode: string;
  passed: number;
  failures: string[];
}

/** Milliseconds without any progress after which the suites hang. One test may take four minutes before it fails. */
const quietTime = 420_000;

if (process.argv.includes('--prepare')) {
  await prepare();
  process.exit(0);
}
const runs = await runHostSuites();
for (const { vscode, passed, failures } of runs) {
  console.log(`${vscode}: ${passed} passed, ${failures.length} failed`);
  for (const failure of failures) console.log(`\n${failure}`);
}
const flag = process.argv.indexOf('--json');
const jsonFile = flag < 0 ? undefined : process.argv[flag + 1];
if (jsonFile !== undefined) writeFileSync(jsonFile, JSON.stringify(runs));
process.exit(runs.some(({ failures }) => failures.length > 0) ? 1 : 0);

/** Desktop VS Code, the oldest and the newest, where it can be had; else VS Code from npm. */
async function runHostSuites(): Promise<HostRun[]> {
  const suites = await prepare();
  const desktops = hasDisplay()
    ? [await downloadDesktop(minimumVersion()), await downloadDesktop('stable')].filter(
        (one) => one !== undefined,
      )
    : [];
  if (desktops.length === 0)
    return [
      await runOnce(
        `VS Code ${codeServerVscodeVersion} from npm (code-server ${codeServerVersion})`,
        suites,
        runServed,
      ),
    ];
  const results: HostRun[] = [];
  for (const desktop of desktops)
    results.push(await runOnce(desktop.name, suites, (...args) => runDesktop(desktop, ...args)));
  return results;
}

/** Makes the models, a copy of the demo to play in, and the bundle of the suites, whose path it returns. */
async function prepare(): Promise<string> {
  makeModels();
  const folder = path.join(root, '.cache/suites');
  rmSync(path.join(folder, 'workspace'), { recursive: true, force: true });
  cpSync(demoFolder, path.join(folder, 'workspace'), { recursive: true });
  const outfile = path.join(folder, 'index.cjs');
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'suites/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    define: { SCRIPTED_MODEL: JSON.stringify(modelPath('scripted')) },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

type Run = (profile: Profile, suites: string, env: Record<string, string>) => Promise<string>;

async function runOnce(vscode: string, suites: string, run: Run): Promise<HostRun> {
  const profile = createProfile({
    settings: { 'hearth.model.path': modelPath('scripted') },
    workspace: { copyOf: demoFolder },
  });
  const results = path.join(profile.folder, 'results.json');
  try {
    const printed = await run(profile, suites, { HEARTH_SUITE_RESULTS: results });
    const { passed, failures, running, ended } = readResults(results);
    if (ended) return { vscode, passed, failures };
    const where = running === undefined ? 'before the first test' : `in "${running}"`;
    return {
      vscode,
      passed,
      failures: [...failures, `The suites did not run to their end, but ended ${where}.\n${printed}`],
    };
  } finally {
    profile.remove();
  }
}

function readResults(file: string): SuiteResults {
  if (!existsSync(file)) return { passed: 0, failures: [], ended: false };
  return JSON.parse(readFileSync(file, 'utf8')) as SuiteResults;
}

async function runDesktop(
  { executable }: Desktop,
  profile: Profile,
  suites: string,
  env: Record<string, string>,
) {
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: suites,
      extensionTestsEnv: { ...env, ...runtimeOf(profile) },
      launchArgs: [
        profile.workspace,
        `--user-data-dir=${profile.userData}`,
        `--extensions-dir=${profile.extensions}`,
        '--disable-workspace-trust',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return '';
  } catch (error) {
    return String(error);
  }
}

/** As test-electron does it, with a browser as the window: a server with the test driver reads the same two paths. */
async function runServed(profile: Profile, suites: string, env: Record<string, string>): Promise<string> {
  const executablePath = await findChromium();
  const server = await startTestServer(profile, env);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const printed: string[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      watchProgress(env['HEARTH_SUITE_RESULTS'] ?? '', reject);
      void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) =>
        printed.push(args.join(' ')),
      );
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    const remote = (file: string) => `vscode-remote://127.0.0.1:${server.port}${urlPath(file)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(suites)],
      ['skipWelcome', 'true'],
    ];
    await page.goto(`${server.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    return await ended.then(
      () => printed.slice(-40).join('\n'),
      (error: unknown) => `${String(error)}\n${printed.slice(-40).join('\n')}`,
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Calls back once the file has not been written for so long that the suites must hang. */
function watchProgress(file: string, hung: (error: Error) => void): void {
  const started = Date.now();
  const timer = setInterval(() => {
    const last = existsSync(file) ? statSync(file).mtimeMs : started;
    if (Date.now() - last < quietTime) return;
    clearInterval(timer);
    hung(new Error(`Nothing happened in the suites for ${quietTime / 60_000} minutes.`));
  }, 1000);
  timer.unref();
}

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../tools/workbench/findChromium.ts';
import { codeServerVersion, codeServerVscodeVersion, installCodeServer } from '../tools/workbench/install.ts';
import { root } from '../tools/workbench/paths.ts';
import { runNpm, runProgram, type ProgramResult } from '../tools/workbench/runProgram.ts';

/** What a step found. */
export interface StepResult {
  passed: number;
  failed: number;
  /** What to show: of a step that failed, all it printed. */
  output: string;
  /** The VS Code that ran it, if one did. */
  vscode?: string[];
}

export interface Step {
  name: string;
  run: () => Promise<StepResult>;
  /** Runs on what the step `build` has made. */
  needsBuild?: true;
  /** Part of `npm run check`, a contributor's inner loop. */
  quick?: true;
}

/** All that `npm test` does, in order: the quick ones first, so that a mistake is seen soon. */
export const steps: readonly Step[] = [
  { name: 'types', run: () => npmScript('types'), quick: true },
  { name: 'lint', run: () => npmScript('lint'), quick: true },
  { name: 'format', run: () => npmScript('format:check'), quick: true },
  { name: 'unit', run: () => vitest('unit'), quick: true },
  { name: 'tools', run: () => vitest('tools', ['bench', 'eval', 'tiny-oss']) },
  { name: 'build', run: () => npmScript('build') },
  { name: 'model', run: () => vitest('model'), needsBuild: true },
  { name: 'host', run: hostSuites, needsBuild: true },
  { name: 'journeys', run: journeys, needsBuild: true },
];

const folder = path.join(root, '.cache/results');

/** A script that passes or fails as a whole counts as one. */
async function npmScript(name: string): Promise<StepResult> {
  const { code, output } = await runNpm(['run', '--silent', name], root);
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}

/** The parts of vitest's JSON report that are read. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

async function vitest(name: string, projects = [name]): Promise<StepResult> {
  const file = resultFile(name);
  const result = await runProgram(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      ...[
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
    ],
    { cwd: root },
  );
  const report = read(file) as VitestReport | undefined;
  const passed = report?.numPassedTests ?? 0;
  // A test that was left out because its set-up failed has not passed.
  return judge(result, passed, (report?.numFailedTests ?? 0) + (report?.numPendingTests ?? 0));
}

/** The shape of what hostSuites.ts writes. */
type HostRuns = { vscode: string; passed: number; failures: string[] }[];

async function hostSuites(): Promise<StepResult> {
  // Here, and not only in the script, so that the progress of an installation is seen.
  await installWorkbench();
  const file = resultFile('host');
  const script = path.join(root, 'test/workbench/hostSuites.ts');
  const result = await runProgram(process.execPath, [script, '--json', file], { cwd: root });
  const runs = (read(file) as HostRuns | undefined) ?? [];
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failed = runs.reduce((sum, run) => sum + run.failures.length, 0);
  return { ...judge(result, passed, failed), vscode: runs.map(({ vscode }) => vscode) };
}

async function journeys(): Promise<StepResult> {
  const chromium = await installWorkbench();
  const vscode = `VS Code ${codeServerVscodeVersion} from npm (code-server ${codeServerVersion}) in ${chromium}`;
  return { ...(await vitest('journeys')), vscode: [vscode] };
}

async function installWorkbench(): Promise<string> {
  await installCodeServer();
  return findChromium();
}

/** A step that ended badly has failed, also where no test says so: a file that cannot be read has no tests. */
function judge({ code, output }: ProgramResult, passed: number, failed: number): StepResult {
  const bad = code !== 0 || passed === 0;
  const counted = bad ? Math.max(failed, 1) : failed;
  return { passed, failed: counted, output: counted > 0 ? output : '' };
}

/** Where a step leaves its counts; what an earlier run left there is removed. */
function resultFile(name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

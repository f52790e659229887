import { writeFileSync } from 'node:fs';
import process from 'node:process';
import Mocha from 'mocha';
import * as vscode from 'vscode';

/** The path of the model whose answers are known; the bundler puts it in. */
declare const SCRIPTED_MODEL: string;

/**
 * What a run of the suites has found so far. hostSuites.ts reads it from the file that it names in the environment, which
 * is written anew at each step, so that a hang can be told from a slow machine.
 */
export interface SuiteResults {
  passed: number;
  /** Title and error of each. */
  failures: string[];
  /** The test that runs; none before the first and after the last. */
  running?: string;
  ended: boolean;
}

/** Milliseconds for one test. It is there for hangs: a busy machine may take a hundred times as long as an idle one. */
const testTime = 240_000;

/** Called by VS Code in its extension host. Runs every suite, and rejects when a test has failed. */
export async function run(): Promise<void> {
  // Under the launch configuration the profile is new and empty.
  const settings = vscode.workspace.getConfiguration('hearth');
  if (settings.get('model.path') === '')
    await settings.update('model.path', SCRIPTED_MODEL, vscode.ConfigurationTarget.Global);
  const mocha = new Mocha({ timeout: testTime });
  // The base of all reporters prints nothing.
  mocha.reporter(Mocha.reporters.Base);
  // This defines `suite` and `test`, which the suites use, before they are read.
  mocha.ui('tdd');
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./activation.suite.ts');
  await import('./completion.suite.ts');
  await import('./editorIndentation.suite.ts');
  await import('./refactor.suite.ts');
  await import('./refactorEdges.suite.ts');
  await import('./previewChanges.suite.ts');
  await import('./readOnly.suite.ts');
  await import('./oddDocuments.suite.ts');
  await import('./notebooks.suite.ts');
  await import('./context.suite.ts');
  await import('./exclusions.suite.ts');
  await import('./promptContext.suite.ts');
  await import('./nextEdit.suite.ts');
  const results: SuiteResults = { passed: 0, failures: [], ended: false };
  const file = process.env['HEARTH_SUITE_RESULTS'];
  const report = (step: Partial<SuiteResults>): void => {
    Object.assign(results, step);
    if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('test', (test) => report({ running: test.fullTitle() }));
    runner.on('pass', () => report({ passed: results.passed + 1 }));
    runner.on('fail', (test, error: unknown) => {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ failures: [...results.failures, `${test.fullTitle()}\n${words}`] });
    });
  });
  report({ ended: true });
  if (results.failures.length > 0) throw new Error(`${results.failures.length} tests failed`);
}

import { writeFileSync } from 'node:fs';
import process from 'node:process';
import Mocha from 'mocha';

/** What a run of the suites found. hostSuites.ts reads it from the file that it names in the environment. */
export interface SuiteResults {
  passed: number;
  /** Title and error of each. */
  failures: string[];
}

/** Called by VS Code in its extension host. Runs every suite, and rejects when a test has failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000 });
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
  await import('./oddDocuments.suite.ts');
  await import('./notebooks.suite.ts');
  await import('./context.suite.ts');
  await import('./exclusions.suite.ts');
  await import('./promptContext.suite.ts');
  const results: SuiteResults = { passed: 0, failures: [] };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => results.passed++);
    runner.on('fail', (test, error: unknown) => {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.failures.push(`${test.fullTitle()}\n${words}`);
    });
  });
  const file = process.env['HEARTH_SUITE_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (results.failures.length > 0) throw new Error(`${results.failures.length} tests failed`);
}

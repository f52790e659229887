// `npm test`: every check of the project, in order. `npm test -- unit model` runs the named steps only. `npm run check`,
// which is `--quick`, runs the quick steps side by side. The last line is "N passed, N failed"; the exit code is 1 when
// something failed.
import process from 'node:process';
import { steps, type Step, type StepResult } from './steps.ts';

/** Milliseconds between two signs of life of a step. */
const interval = 30_000;

/** The result of a step that has nothing to run on. */
const notBuilt: StepResult = { passed: 0, failed: 1, output: '' };

const names = process.argv.slice(2);
if (names.join() === '--quick') process.exitCode = await runSideBySide(steps.filter(({ quick }) => quick));
else {
  const chosen = choose(names);
  if (typeof chosen === 'string') console.error(chosen);
  process.exitCode = typeof chosen === 'string' ? 2 : await runSteps(chosen);
}

/** The steps that the arguments name, or why they cannot be run. What they need is run too. */
function choose(names: string[]): Step[] | string {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    return `There is no step ${unknown.join(', ')}. The steps are: ${steps.map(({ name }) => name).join(', ')}.`;
  if (names.length === 0) return [...steps];
  const named = steps.filter(({ name }) => names.includes(name));
  const needsBuild = named.some((step) => step.needsBuild);
  return steps.filter((step) => named.includes(step) || (needsBuild && step.name === 'build'));
}

async function runSteps(list: readonly Step[]): Promise<number> {
  let passed = 0;
  let failed = 0;
  let built = true;
  for (const step of list) {
    const result: StepResult = step.needsBuild && !built ? notBuilt : await runStep(step);
    if (step.name === 'build') built = result.failed === 0;
    passed += result.passed;
    failed += result.failed;
    if (result === notBuilt) console.log(`${step.name.padEnd(9)} not run, because the build failed`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** All at once: the processors have something to do while one of them reads files. */
async function runSideBySide(list: readonly Step[]): Promise<number> {
  const results = await Promise.all(list.map((step) => runStep(step)));
  const sum = (count: (result: StepResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const failed = sum((result) => result.failed);
  console.log(`\n${sum((result) => result.passed)} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

async function runStep(step: Step): Promise<StepResult> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const label = step.name.padEnd(9);
  console.log(`${label} …`);
  const timer = setInterval(() => console.log(`${label} still runs after ${seconds()}`), interval);
  let result: StepResult;
  try {
    result = await step.run();
  } catch (error) {
    // What a step needs could not be installed; the others may still run.
    result = { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  } finally {
    clearInterval(timer);
  }
  if (result.output !== '') console.log(`\n${result.output.trimEnd()}\n`);
  for (const vscode of result.vscode ?? []) console.log(`${label} in ${vscode}`);
  console.log(`${label} ${result.passed} passed, ${result.failed} failed, ${seconds()}`);
  return result;
}

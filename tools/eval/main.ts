// Evaluates how well a model fills holes in code: npm run eval -- --help
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from '../workbench/paths.ts';
import { evaluate, pairUp } from './evaluate.ts';
import { chooseHoles } from './holes/chooseHoles.ts';
import { createFiller, type Filler } from './model.ts';
import { parseOptions, type Options } from './options.ts';
import { showProgress } from './progress.ts';
import { AnswerStore } from './results/answerStore.ts';
import { answersFolder, codeFingerprint, fingerprintOf } from './results/fingerprint.ts';
import { rememberNames } from './results/modelNames.ts';
import { toReport, type Report } from './results/report.ts';
import { formatTable } from './results/table.ts';
import { findIsolation, type Isolation } from './run/isolation.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const options = parseOptions(process.argv.slice(2));
  if ('print' in options) {
    console.log(options.print);
    process.exitCode = options.code;
  } else await run(options);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  const { variants, fresh } = options;
  const file = options.model ?? path.join(root, 'media/tiny-oss.gguf');
  const model = fingerprintOf(file);
  const code = codeFingerprint();
  const parent = options.keepIn ?? path.join(root, '.cache/eval');
  const folder = answersFolder(parent, { model, code, gpu: options.gpu });
  const holes = await chooseHoles(options, say);
  if (holes.length === 0 || variants.length === 0) throw new Error('There is nothing to evaluate.');
  const isolation = isolationFor(options);
  const store = new AnswerStore(folder, fresh);
  const wanted = pairUp(holes, variants).flatMap(([hole, chosen]) =>
    chosen.map(({ name }) => [hole.id, name] as const),
  );
  const total = wanted.length;
  const known = wanted.filter(([hole, variant]) => store.answerOf(hole, variant)).length;
  say(`${file}: ${total} answers, ${known === 0 ? 'none' : known} of them known already`);

  let loading: Promise<Filler> | undefined;
  const filler = (): Promise<Filler> => (loading ??= createFiller({ modelPath: file, gpu: options.gpu }));
  const progress = showProgress('eval', total);
  try {
    const onDone = (): void => progress.step();
    const results = await evaluate({ holes, variants, store, filler, isolation, onDone });
    progress.stop();
    const info = (await loading)?.info;
    const about = { file: path.basename(file), fingerprint: model, ...rememberNames(folder, info) };
    write(toReport(results, { model: about, code, options, holes, isolation }), options, folder);
  } finally {
    progress.stop();
    await (await loading?.catch(() => undefined))?.dispose();
  }
}

function isolationFor({ runCode }: Options): Isolation | undefined {
  if (!runCode) {
    say('Tests are not run, so there is no pass rate: --run-code executes what the model wrote.');
    return undefined;
  }
  const isolation = findIsolation();
  say(`Code that the model wrote is run in a temporary folder, without network: ${isolation.title}.`);
  return isolation;
}

function write(report: Report, { json, html }: Options, folder: string): void {
  const results = path.resolve(json ?? path.join(folder, 'results.json'));
  const page = path.resolve(html ?? path.join(folder, 'report.html'));
  for (const file of [results, page]) mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
  execFileSync(process.execPath, [path.join(import.meta.dirname, 'report/main.ts'), results, page]);
  console.log(formatTable(report.rows));
  console.log(`\nThe report: ${page}`);
}

// `npm run bench`: measures Hearth and prints a table. `npm run bench -- --help` says what else it can do.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import makeModels from '../models/makeModels.ts';
import { modelPath } from '../models/models.ts';
import { root } from '../workbench/paths.ts';
import { withProgress } from '../workbench/progress.ts';
import { runNpm } from '../workbench/runProgram.ts';
import { machine } from './bare.ts';
import { parseBenchOptions, type BenchOptions } from './options.ts';
import type { Row } from './rows.ts';
import type { BenchContext, Section } from './section.ts';
import { sections } from './sections.ts';
import { formatTable } from './table.ts';
import { typingName } from './typing/rowNames.ts';

const options = parseBenchOptions(process.argv.slice(2));
if ('print' in options) {
  console.log(options.print);
  process.exitCode = options.code;
} else process.exitCode = await bench(options);

async function bench(chosen: BenchOptions): Promise<number> {
  const wanted = choose(chosen);
  if (wanted.length === 0) {
    const names = sections.flatMap(({ name, rows }) => [name, ...rows]);
    console.error(`There is no section and no row ${String(chosen.only)}. There are: ${names.join(', ')}.`);
    return 2;
  }
  const built = await withProgress('Building Hearth', () => runNpm(['run', '--silent', 'build'], root));
  if (built.code !== 0) {
    console.error(`Hearth could not be built:\n${built.output}`);
    return 1;
  }
  makeModels();
  const context: BenchContext = {
    modelPath: chosen.model ?? modelPath('scripted'),
    isOwn: chosen.model !== undefined,
    repeats: chosen.repeats,
    quick: chosen.quick,
    without: chosen.without,
    updateBaseline: chosen.updateBaseline,
    say: (text) => process.stderr.write(`  ${text}\n`),
  };
  const rows: Row[] = [];
  let failed = 0;
  for (const section of wanted) {
    try {
      rows.push(...(await withProgress(`Measuring ${section.name}`, () => section.run(context))));
    } catch (error) {
      // One that cannot be measured here, as without a browser, does not take the others with it.
      failed++;
      console.error(
        `${section.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  const shown = rows.filter(({ name }) => isNamed(chosen, wanted, name));
  console.log(`${path.basename(context.modelPath)} on ${machine()}\n\n${formatTable(shown)}`);
  if (chosen.json !== undefined) {
    mkdirSync(path.dirname(chosen.json), { recursive: true });
    writeFileSync(chosen.json, `${JSON.stringify({ rows: shown }, undefined, 2)}\n`);
  }
  return failed > 0 ? 1 : 0;
}

function choose({ only, quick, without, updateBaseline }: BenchOptions): Section[] {
  if (only !== undefined) return sections.filter(({ name, rows }) => name === only || rows.includes(only));
  // Both are about the counts; that `only` names them then, the command line has seen to.
  if (without !== undefined || updateBaseline) return sections.filter(({ name }) => name === typingName);
  return sections.filter(({ slow }) => !quick || slow !== true);
}

/** A row's own name asks for that row alone; a section's for all of it. */
function isNamed({ only }: BenchOptions, chosen: readonly Section[], name: string): boolean {
  return only === undefined || chosen.some((section) => section.name === only) || name === only;
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { slowdowns, type Slowdown } from './slowdowns.ts';

/** What the user asked of `npm run bench`. */
export interface BenchOptions {
  /** Absolute path of a GGUF file; the scripted tiny-oss without one. */
  model: string | undefined;
  /** Absolute path of the file for the rows. */
  json: string | undefined;
  /** Name of a section or of a row. */
  only: string | undefined;
  /** How often each time is measured. */
  repeats: number;
  /** Leaves out what opens VS Code or packs the VSIX, and replays the traces in part. */
  quick: boolean;
  /** A part of Hearth to do without, to see that the counts tell. */
  without: Slowdown | undefined;
  /** Rewrites the counts that `npm test` compares with. */
  updateBaseline: boolean;
}

export const benchHelp = `npm run bench [-- options]

Measures Hearth and prints a table: ours, the reference in the same run, and their ratio.

  --model FILE.gguf   the model to load; without it, the scripted tiny-oss
  --json FILE         write the rows as {"rows":[…]}
  --only NAME         one section, or one row
  --repeats N         how often each time is measured; without it, 10
  --quick             without what opens VS Code or packs the VSIX, and with less of the traces
  --without PART      replay the traces without a part of Hearth: ${slowdowns.join(', ')}
  --update-baseline   write the counts that npm test compares with
  --help              this text`;

/** Reads the command line: the options, or what to print instead of measuring, and the exit code with it. */
export function parseBenchOptions(args: string[]): BenchOptions | { print: string; code: number } {
  const refuse = (reason: string) => ({ print: `${reason}\n\n${benchHelp}`, code: 2 });
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        model: { type: 'string' },
        json: { type: 'string' },
        only: { type: 'string' },
        repeats: { type: 'string', default: '10' },
        quick: { type: 'boolean', default: false },
        without: { type: 'string' },
        'update-baseline': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return { print: benchHelp, code: 0 };
  const model = values.model === undefined ? undefined : path.resolve(values.model);
  if (model !== undefined && !existsSync(model)) return refuse(`There is no file ${model}.`);
  const repeats = Number(values.repeats);
  if (!Number.isInteger(repeats) || repeats < 1) return refuse(`${values.repeats} is no number of repeats.`);
  const without = slowdowns.find((part) => part === values.without);
  if (values.without !== undefined && !without) return refuse(`There is no part ${values.without}.`);
  return {
    model,
    json: values.json === undefined ? undefined : path.resolve(values.json),
    only: values.only,
    repeats,
    quick: values.quick,
    without,
    updateBaseline: values['update-baseline'],
  };
}

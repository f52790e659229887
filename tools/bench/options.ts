import path from 'node:path';
import { existingFile, readCommandLine, refuse, type Printed } from '../workbench/commandLine.ts';
import { slowdowns, type Slowdown } from './slowdowns.ts';
import { typingName, typingRows } from './typing/rowNames.ts';

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
export function parseBenchOptions(args: string[]): BenchOptions | Printed {
  return readCommandLine(args, {
    help: benchHelp,
    options: {
      model: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      repeats: { type: 'string', default: '10' },
      quick: { type: 'boolean', default: false },
      without: { type: 'string' },
      'update-baseline': { type: 'boolean', default: false },
    },
    read: (values): BenchOptions => {
      const repeats = Number(values.repeats);
      if (!Number.isInteger(repeats) || repeats < 1) refuse(`${values.repeats} is no number of repeats.`);
      const without = slowdowns.find((part) => part === values.without);
      if (values.without !== undefined && !without) refuse(`There is no part ${values.without}.`);
      const updateBaseline = values['update-baseline'];
      // Both are about the replay of the traces, and nothing else would notice them.
      if ((without !== undefined || updateBaseline) && !isOfTyping(values.only))
        refuse(
          `--${updateBaseline ? 'update-baseline' : 'without'} is about ${typingName}, and --only ${String(values.only)} leaves that out.`,
        );
      return {
        model: existingFile(values.model),
        json: values.json === undefined ? undefined : path.resolve(values.json),
        only: values.only,
        repeats,
        quick: values.quick,
        without,
        updateBaseline,
      };
    },
  });
}

function isOfTyping(only: string | undefined): boolean {
  return only === undefined || only === typingName || typingRows.some((name) => name === only);
}

import { existingFile, readCommandLine, refuse, type Printed } from '../workbench/commandLine.ts';
import { variants } from './layouts/variants.ts';
import type { Variant } from './layouts/variant.ts';

/** What an evaluation is asked for. */
export interface Options {
  /** Absolute path of the GGUF file; `undefined` is the embedded model. */
  model: string | undefined;
  gpu: 'auto' | 'off';
  /** Holes of each kind. */
  count: number;
  seed: number;
  kinds: readonly OwnKind[];
  variants: readonly Variant[];
  humanEvalInfilling: string | undefined;
  safim: string | undefined;
  runCode: boolean;
  fresh: boolean;
  json: string | undefined;
  /** `undefined` is where the answers are kept. */
  html: string | undefined;
  /** Where answers are kept between runs; `undefined` is below `.cache/eval`. */
  keepIn: string | undefined;
}

/** Kinds of holes that need no file from the user. */
export const ownKinds = ['rest', 'block', 'body', 'function'] as const;

export type OwnKind = (typeof ownKinds)[number];

export const help = `npm run eval -- [options]

  --model FILE.gguf            the model; without, the embedded one
  --gpu off                    stay on the CPU
  --count N                    holes of each kind (50)
  --seed N                     decides which holes (1)
  --kinds A,B                  of: ${ownKinds.join(', ')}
  --variants A,B               of: ${variants.map(({ name }) => name).join(', ')}
  --humaneval-infilling FILE   tasks of HumanEval-Infilling, .jsonl or .jsonl.gz
  --safim FILE                 tasks of SAFIM, .jsonl or .jsonl.gz
  --run-code                   run what the model wrote against the tests: this executes code that a model made
  --json FILE                  write the results
  --html FILE                  write the report there
  --keep-in FOLDER             where answers are kept, for a rerun to go on from (.cache/eval/…)
  --fresh                      forget answers of earlier runs
  --help`;

/** Reads the command line: the options, or what to print instead of evaluating, and the exit code with it. */
export function parseOptions(args: string[]): Options | Printed {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  return readCommandLine(args, {
    help,
    options: {
      ...{ model: text, gpu: text, count: text, seed: text, kinds: text, variants: text },
      ...{ 'humaneval-infilling': text, safim: text },
      ...{ json: text, html: text, 'keep-in': text },
      ...{ 'run-code': flag, fresh: flag },
    },
    read: (values): Options => {
      const { gpu = 'auto' } = values;
      if (gpu !== 'auto' && gpu !== 'off') return refuse('--gpu is auto or off.');
      return {
        gpu,
        model: existingFile(values.model),
        count: toNumber('--count', values.count ?? '50', 1),
        seed: toNumber('--seed', values.seed ?? '1', 0),
        kinds: pick('--kinds', values.kinds, ownKinds, (kind) => kind),
        variants: pick('--variants', values.variants, variants, ({ name }) => name),
        humanEvalInfilling: values['humaneval-infilling'],
        safim: values.safim,
        runCode: values['run-code'],
        fresh: values.fresh,
        json: values.json,
        html: values.html,
        keepIn: values['keep-in'],
      };
    },
  });
}

function toNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || number < least)
    return refuse(`${option} is a whole number, ${least} or more.`);
  return number;
}

/** Those that a list names, in their own order; all without a list. `none` is an empty list. */
function pick<Item>(
  option: string,
  list: string | undefined,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (list === undefined) return items;
  const names = list === 'none' ? [] : list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !items.some((item) => nameOf(item) === name));
  if (unknown.length > 0)
    return refuse(
      `${option}: there is no ${unknown.join(', ')}. There are: ${items.map(nameOf).join(', ')}.`,
    );
  return items.filter((item) => names.includes(nameOf(item)));
}

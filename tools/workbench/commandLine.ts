import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What to print instead of going on, and the exit code with it. */
export interface Printed {
  print: string;
  code: number;
}

type Parsed<Config extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Config; allowPositionals: true }>
>;

export interface CommandLine<Config extends ParseArgsOptionsConfig, Options> {
  help: string;
  options: Config;
  /** Files and the like that stand there without an option's name, at most; none if not given. */
  mostPositionals?: number;
  /** The options of what was given, checked; refuses by {@link refuse}. */
  read: (values: Parsed<Config>['values'], positionals: string[]) => Options;
}

class Refusal extends Error {}

/** Refuses a command line with a sentence, which is then printed with the help. */
export function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** Reads a command line: the options, or what to print instead. A `--help` is understood besides the given options. */
export function readCommandLine<const Config extends ParseArgsOptionsConfig, Options>(
  args: string[],
  { help, options, mostPositionals = 0, read }: CommandLine<Config, Options>,
): Options | Printed {
  if (args.includes('--help')) return { print: help, code: 0 };
  try {
    const { values, positionals } = parse(args, options);
    const [unknown] = positionals.slice(mostPositionals);
    if (unknown !== undefined) refuse(`Nothing is known of ${unknown}.`);
    return read(values, positionals);
  } catch (error) {
    if (error instanceof Refusal) return { print: `${error.message}\n\n${help}`, code: 2 };
    throw error;
  }
}

function parse<Config extends ParseArgsOptionsConfig>(args: string[], options: Config): Parsed<Config> {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** The absolute path of a file that has to be there. */
export function existingFile(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const file = path.resolve(given);
  return existsSync(file) ? file : refuse(`There is no file ${file}.`);
}

/** The absolute path of a folder that has to be there. */
export function existingFolder(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const folder = path.resolve(given);
  return existsSync(folder) && statSync(folder).isDirectory()
    ? folder
    : refuse(`There is no folder ${folder}.`);
}

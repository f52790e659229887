import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the user asked of `npm start`. */
export interface StartOptions {
  /** Absolute path of a GGUF file; the embedded model without one. */
  model: string | undefined;
  /** Absolute path of a workspace; a copy of the demo without one. */
  folder: string | undefined;
  /** With a port, VS Code is always served to a browser. */
  port: number | undefined;
}

export const startHelp = `npm start [-- options]

Builds Hearth and opens a VS Code with it.

  --model FILE.gguf  the model to load; without it, the embedded demonstration
  --folder DIR       the workspace to open; without it, a copy of a small demo
  --port N           serve VS Code to a browser, on this port of 127.0.0.1
  --help             this text`;

/** Reads the command line: the options, or what to print instead of starting, and the exit code with it. */
export function parseStartOptions(args: string[]): StartOptions | { print: string; code: number } {
  const refuse = (reason: string) => ({ print: `${reason}\n\n${startHelp}`, code: 2 });
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        model: { type: 'string' },
        folder: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  if (values.help === true) return { print: startHelp, code: 0 };
  const model = values.model === undefined ? undefined : path.resolve(values.model);
  const folder = values.folder === undefined ? undefined : path.resolve(values.folder);
  if (model !== undefined && !existsSync(model)) return refuse(`There is no file ${model}.`);
  if (folder !== undefined && !(existsSync(folder) && statSync(folder).isDirectory()))
    return refuse(`There is no folder ${folder}.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    return refuse(`${String(values.port)} is not a port.`);
  return { model, folder, port };
}

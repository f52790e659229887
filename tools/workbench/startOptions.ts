import { existingFile, existingFolder, readCommandLine, refuse, type Printed } from './commandLine.ts';

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
export function parseStartOptions(args: string[]): StartOptions | Printed {
  return readCommandLine(args, {
    help: startHelp,
    options: { model: { type: 'string' }, folder: { type: 'string' }, port: { type: 'string' } },
    read: (values): StartOptions => {
      const port = values.port === undefined ? undefined : Number(values.port);
      if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
        refuse(`${String(values.port)} is not a port.`);
      return { model: existingFile(values.model), folder: existingFolder(values.folder), port };
    },
  });
}

import path from 'node:path';
import { existingFolder, readCommandLine, refuse, type Printed } from '../workbench/commandLine.ts';
import { sessions, type Session } from './sessions/sessions.ts';

/** What the user asked of `npm run bench:record`. */
export interface RecordOptions {
  /** Absolute path of the trace. */
  out: string;
  /** Absolute path of a workspace; a copy of the demo without one. */
  folder: string | undefined;
  about: string;
  /** Of all the code that is opened, by its SPDX identifier. */
  licence: string;
  /** What is played in place of a person. */
  session: Session | undefined;
  seed: number;
}

export const recordHelp = `npm run bench:record -- FILE --licence NAME [options]

Opens VS Code from npm with Hearth and a recorder, and writes each edit with its time to FILE. Ctrl+C ends it. Tab and
Ctrl+Right take a suggestion, as always. Record only code that may be published: the trace holds the files' whole text.

  --licence NAME    the licence of all code that is opened, such as MIT; not needed with --session
  --folder DIR      the workspace; without it, a copy of the demo
  --about TEXT      what is done, in a sentence
  --session NAME    nobody types: one of ${sessions.map(({ name }) => name).join(', ')} is played
  --seed N          of the session's timing and mistakes; without it, 1
  --help            this text`;

/** Reads the command line: the options, or what to print instead of recording, and the exit code with it. */
export function parseRecordOptions(args: string[]): RecordOptions | Printed {
  return readCommandLine(args, {
    help: recordHelp,
    options: {
      licence: { type: 'string' },
      folder: { type: 'string' },
      about: { type: 'string', default: 'Work of a person.' },
      session: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
    mostPositionals: 1,
    read: (values, [file]): RecordOptions => {
      if (file === undefined) return refuse('Where should the trace be written?');
      const session = sessions.find(({ name }) => name === values.session);
      if (values.session !== undefined && !session) refuse(`There is no session ${values.session}.`);
      if (!/^\d{1,9}$/.test(values.seed)) refuse(`${values.seed} is no seed: a seed is a whole number.`);
      // Only the recorder knows whose code is opened, and a trace is published with it. The sessions' code is Hearth's.
      const licence = session ? 'MIT' : values.licence?.trim();
      if (licence === undefined || licence === '')
        return refuse('Under which licence is the code? Please give --licence NAME.');
      const about = session?.about ?? values.about;
      const folder = existingFolder(values.folder);
      return { out: path.resolve(file), folder, about, licence, session, seed: Number(values.seed) };
    },
  });
}

// `npm run bench:record -- FILE`: opens a VS Code with Hearth and the recorder, and writes what is done in it to a trace.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import makeModels from '../support/makeModels.ts';
import { codeServerVersion, codeServerVscodeVersion } from '../workbench/install.ts';
import { demoFolder, root } from '../workbench/paths.ts';
import { createProfile, linkExtension, type Profile } from '../workbench/profile.ts';
import { withProgress } from '../workbench/progress.ts';
import { runNpm } from '../workbench/runProgram.ts';
import { startServer } from '../workbench/server.ts';
import { Workbench } from '../workbench/workbench.ts';
import { installRecorder } from './recorder/install.ts';
import { Person } from './sessions/person.ts';
import { sessions, type Session } from './sessions/sessions.ts';
import type { Trace } from './typing/trace.ts';

const help = `npm run bench:record -- FILE [options]

Opens VS Code from npm with Hearth and a recorder, and writes each edit with its time to FILE. Ctrl+C ends it. Tab and
Ctrl+Right take a suggestion, as always. Record only code that may be published: the trace holds the files' whole text.

  --folder DIR      the workspace; without it, a copy of the demo
  --about TEXT      what is done, in a sentence
  --session NAME    nobody types: one of ${sessions.map(({ name }) => name).join(', ')} is played
  --seed N          of the session's timing and mistakes; without it, 1`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    about: { type: 'string', default: 'Work of a person.' },
    session: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
const session = sessions.find(({ name }) => name === values.session);
if (values.help || file === undefined || (values.session !== undefined && !session)) {
  console.log(help);
  process.exitCode = values.help ? 0 : 2;
} else {
  await record(path.resolve(file), session);
  process.exit();
}

async function record(out: string, played: Session | undefined): Promise<void> {
  const built = await withProgress('Building Hearth', () => runNpm(['run', '--silent', 'build'], root));
  if (built.code !== 0) throw new Error(`Hearth could not be built:\n${built.output}`);
  makeModels();
  const raw = `${out}.recording`;
  mkdirSync(path.dirname(out), { recursive: true });
  // The server hands it on to the extension host.
  process.env['HEARTH_TRACE'] = raw;
  try {
    if (played) await play(played);
    else await beThere(values.folder);
    if (!existsSync(raw)) throw new Error('Nothing was edited.');
    await writeTrace(out, raw, played);
  } finally {
    rmSync(raw, { force: true });
  }
}

/** Plays a session, in a workspace that holds nothing but its files. */
async function play(played: Session): Promise<void> {
  const files = Object.entries(played.files());
  await using workbench = await Workbench.launch({}, async (profile) => {
    rmSync(profile.workspace, { recursive: true });
    mkdirSync(profile.workspace);
    for (const [name, text] of files) writeFileSync(path.join(profile.workspace, name), text);
    await installRecorder(profile);
  });
  try {
    await played.work(new Person(workbench, Number(values.seed)));
  } catch (error) {
    await workbench.screenshot(`failed-${played.name}`);
    throw error;
  }
  // The recorder writes when a file is saved, and every few seconds.
  await new Promise((resolve) => setTimeout(resolve, 3000));
}

async function beThere(folder: string | undefined): Promise<void> {
  const profile: Profile = createProfile({
    workspace: folder === undefined ? { copyOf: demoFolder } : { at: path.resolve(folder) },
  });
  try {
    linkExtension(profile);
    await installRecorder(profile);
    const server = await startServer(profile, { ownGroup: true });
    console.log(`Recording. Open it in a browser:\n\n  ${server.url}\n\nSave, and press Ctrl+C here to end.`);
    await Promise.race([
      server.exited,
      new Promise<void>((resolve) => process.once('SIGINT', () => resolve())),
    ]);
    await server.stop();
  } finally {
    profile.remove();
  }
}

async function writeTrace(out: string, raw: string, played: Session | undefined): Promise<void> {
  const recorded = JSON.parse(readFileSync(raw, 'utf8')) as Pick<Trace, 'files' | 'events'>;
  const vscode = `VS Code ${codeServerVscodeVersion} (code-server ${codeServerVersion}) with Hearth`;
  const trace: Trace = {
    format: 1,
    name: path.basename(out, '.json'),
    about: played?.about ?? values.about,
    licence: 'MIT',
    recorded: played
      ? `${vscode}; played by test/bench/sessions with seed ${values.seed}, not typed by a person`
      : vscode,
    ...recorded,
  };
  writeFileSync(out, await prettier.format(JSON.stringify(trace), { parser: 'json', printWidth: 110 }));
  console.log(`${out}: ${trace.events.length} events in ${Object.keys(trace.files).length} files`);
}

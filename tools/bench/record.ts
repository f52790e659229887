// `npm run bench:record -- FILE --licence NAME`: opens a VS Code with Hearth and writes what is done in it to a trace.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import prettier from 'prettier';
import makeModels from '../models/makeModels.ts';
import { codeServerVersion, codeServerVscodeVersion } from '../workbench/install.ts';
import { demoFolder, root } from '../workbench/paths.ts';
import { createProfile, linkExtension, type Profile } from '../workbench/profile.ts';
import { withProgress } from '../workbench/progress.ts';
import { runNpm } from '../workbench/runProgram.ts';
import { startServer } from '../workbench/server.ts';
import { Workbench } from '../workbench/workbench.ts';
import { parseRecordOptions, type RecordOptions } from './recordOptions.ts';
import { installRecorder } from './recorder/install.ts';
import { Person } from './sessions/person.ts';
import type { Session } from './sessions/sessions.ts';
import type { Trace } from './typing/trace.ts';

const options = parseRecordOptions(process.argv.slice(2));
if ('print' in options) {
  console.log(options.print);
  process.exitCode = options.code;
} else {
  await record(options);
  process.exit();
}

async function record(chosen: RecordOptions): Promise<void> {
  const { out, folder, session, seed } = chosen;
  const built = await withProgress('Building Hearth', () => runNpm(['run', '--silent', 'build'], root));
  if (built.code !== 0) throw new Error(`Hearth could not be built:\n${built.output}`);
  makeModels();
  const raw = `${out}.recording`;
  mkdirSync(path.dirname(out), { recursive: true });
  // The server hands it on to the extension host.
  process.env['HEARTH_TRACE'] = raw;
  try {
    if (session) await play(session, seed);
    else await beThere(folder);
    if (!existsSync(raw)) throw new Error('Nothing was edited.');
    await writeTrace(raw, chosen);
  } finally {
    rmSync(raw, { force: true });
  }
}

/** Plays a session, in a workspace that holds nothing but its files. */
async function play(played: Session, seed: number): Promise<void> {
  const files = Object.entries(played.files());
  await using workbench = await Workbench.launch({}, async (profile) => {
    rmSync(profile.workspace, { recursive: true });
    mkdirSync(profile.workspace);
    for (const [name, text] of files) writeFileSync(path.join(profile.workspace, name), text);
    await installRecorder(profile);
  });
  try {
    await played.work(new Person(workbench, seed));
  } catch (error) {
    await workbench.screenshot(`failed-${played.name}`);
    throw error;
  }
  // The recorder writes when a file is saved, and every few seconds.
  await new Promise((resolve) => setTimeout(resolve, 3000));
}

async function beThere(folder: string | undefined): Promise<void> {
  const profile: Profile = createProfile({
    workspace: folder === undefined ? { copyOf: demoFolder } : { at: folder },
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

async function writeTrace(raw: string, { out, about, licence, session, seed }: RecordOptions): Promise<void> {
  const recorded = JSON.parse(readFileSync(raw, 'utf8')) as Pick<Trace, 'files' | 'events'>;
  const vscode = `VS Code ${codeServerVscodeVersion} (code-server ${codeServerVersion}) with Hearth`;
  const trace: Trace = {
    format: 1,
    name: path.basename(out, '.json'),
    about,
    licence,
    recorded: session
      ? `${vscode}; played by tools/bench/sessions with seed ${seed}, not typed by a person`
      : vscode,
    ...recorded,
  };
  writeFileSync(out, await prettier.format(JSON.stringify(trace), { parser: 'json', printWidth: 110 }));
  console.log(`${out}: ${trace.events.length} events in ${Object.keys(trace.files).length} files`);
}

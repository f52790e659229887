// `npm start`: builds Hearth and opens a VS Code with it, ready to type. `npm start -- --help` says what else it can do.
import process from 'node:process';
import { findDesktop, openDesktop } from './desktop.ts';
import { codeServerVscodeVersion } from './install.ts';
import { demoFolder, root } from './paths.ts';
import { createProfile, linkExtension } from './profile.ts';
import { withProgress } from './progress.ts';
import { runNpm } from './runProgram.ts';
import { startServer } from './server.ts';
import { parseStartOptions, type StartOptions } from './startOptions.ts';

const options = parseStartOptions(process.argv.slice(2));
if ('print' in options) {
  console.log(options.print);
  process.exitCode = options.code;
} else await start(options);

async function start({ model, folder, port }: StartOptions): Promise<void> {
  const built = await withProgress('Building Hearth', () => runNpm(['run', '--silent', 'build'], root));
  if (built.code !== 0) {
    console.error(`Hearth could not be built:\n${built.output}`);
    process.exitCode = 1;
    return;
  }
  const profile = createProfile({
    settings: {
      // The window explains itself: the demo opens with the steps to try.
      'workbench.startupEditor': folder === undefined ? 'readme' : 'none',
      ...(model === undefined ? {} : { 'hearth.model.path': model }),
    },
    workspace: folder === undefined ? { copyOf: demoFolder } : { at: folder },
  });
  const interrupted = nextInterrupt();
  try {
    // A port is asked for to use a browser, so no window is looked for.
    const desktop = port === undefined ? await findDesktop() : undefined;
    if (!desktop) linkExtension(profile);
    const running: { exited: Promise<void>; stop(): Promise<void>; url?: string } = desktop
      ? openDesktop(desktop, profile)
      : await startServer(profile, { port, ownGroup: true });
    if (desktop) console.log(`${desktop.name}, is opening. Close its window or press Ctrl+C to end.`);
    if (running.url !== undefined)
      console.log(
        `VS Code ${codeServerVscodeVersion} with Hearth is ready. Open it in a browser:\n\n  ${running.url}\n\nCtrl+C ends it.`,
      );
    try {
      await Promise.race([running.exited, interrupted]);
    } finally {
      await running.stop();
    }
  } finally {
    profile.remove();
  }
  // What still listens for signals must not keep us.
  process.exit();
}

/** Resolves at Ctrl+C, and when the terminal is closed or the script is asked to end. */
function nextInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve());
  });
}

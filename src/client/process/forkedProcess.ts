import { fork, spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { FromModel } from '../../protocol/model.ts';
import type { ModelWire } from './wire.ts';

/** How to fork the model process. */
export interface ForkOptions {
  /** Absolute path of `dist/model.js`. */
  modulePath: string;
  /** Opens a debugger port in the process. */
  inspectPort: number | undefined;
  /** Called with each line that the process prints. */
  onOutput: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** Milliseconds from asking a process to exit until killing it: longer than it takes to save its states. */
const gracePeriod = 5000;

/** Forks a model process for this window alone. It exits by itself when the host does, because its channel closes. */
export function forkModelProcess(options: ForkOptions): ModelWire {
  const child = fork(options.modulePath, [], {
    execArgv: execArguments(options.inspectPort),
    silent: true,
    env: environment(),
    // Structured clone keeps lone surrogates and is no slower than JSON for our small messages.
    serialization: 'advanced',
  });
  readLines(child.stdout, (line) => options.onOutput(line, 'stdout'));
  readLines(child.stderr, (line) => options.onOutput(line, 'stderr'));
  let ended = false;
  child.once('exit', () => (ended = true));
  return {
    pid: child.pid,
    send: (message) => {
      // The callback receives errors of a closing channel; the exit handler settles pending requests.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromModel)),
    onExit: (listener) => onEnd(child, listener),
    close: (why) => {
      if (ended) return;
      // Without a channel it ends by itself, once it has saved what the next start can use.
      if (why === 'broken' || !child.connected) child.kill();
      else child.disconnect();
      setTimeout(() => {
        if (!ended) child.kill('SIGKILL');
      }, gracePeriod).unref();
    },
  };
}

/** A model process that windows share, seen from the one that has started it. */
export interface DetachedProcess {
  pid: number | undefined;
  /** The code with which it exits, or a description of how it ended otherwise. */
  exited: Promise<number | string>;
}

/**
 * Starts a model process that outlives this one: it has a session of its own, and no channel that would end with the
 * window.
 * @param output a file that it prints to.
 */
export function startDetachedProcess(
  { modulePath, inspectPort }: Omit<ForkOptions, 'onOutput'>,
  args: readonly string[],
  output: number,
): DetachedProcess {
  const child = spawn(process.execPath, [...execArguments(inspectPort), modulePath, ...args], {
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
    // Not the workspace, which could then not be removed while the process runs.
    cwd: dirname(modulePath),
    env: environment(),
  });
  child.unref();
  const exited = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? `signal ${String(signal)}`));
    child.once('error', (error) => resolve(error.message));
  });
  return { pid: child.pid, exited };
}

/** The host's own arguments are not passed on: its debugger port is already in use. */
function execArguments(inspectPort: number | undefined): string[] {
  return inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectPort}`];
}

/** In desktop VS Code the executable is Electron, which behaves as Node only with this variable. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
}

/** A process that could not be started emits `error` and no `exit`. */
function onEnd(child: ChildProcess, listener: (how: string) => void): void {
  let told = false;
  const tell = (how: string): void => {
    if (told) return;
    told = true;
    listener(how);
  };
  child.once('exit', (code, signal) =>
    tell(signal === null ? `exit code ${String(code)}` : `signal ${signal}`),
  );
  child.once('error', (error) => tell(error.message));
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine);
}

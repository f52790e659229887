import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endpointName, newestGeneration, outputName, parseEndpoint } from '../../core/sharing/endpoint.ts';
import { protocolVersion } from '../../protocol/model.ts';
import { exitCannotListen, exitForestalled, type Greeting, type Serving } from '../../protocol/sharing.ts';
import type { DetachedProcess } from '../process/forkedProcess.ts';
import { openLocalSocket, type LocalSocket } from './localSocket.ts';

/** What connects to a shared model process, and starts it if there is none. */
export interface ReachOptions {
  folder: string;
  key: string;
  /** Milliseconds for which a new process stays without any window. */
  linger: number;
  start: (args: readonly string[], output: number) => DetachedProcess;
  /** Called with the connection before its first message. */
  onReached: (reached: Reached) => void;
  onMessage: (message: unknown) => void;
  /** Called once, when a connection that was reached has ended. */
  onClose: () => void;
  /** The window does not want to connect any more. */
  signal: AbortSignal;
}

/** A connection to a model process that has accepted this window. */
export interface Reached {
  socket: LocalSocket;
  pid: number;
  /** The file that the process prints to. */
  output: string;
  /** Set if this window has started it. */
  started: DetachedProcess | undefined;
}

/** Milliseconds between two looks for a process that is starting or ending. */
const lookAgain = 25;

/** Starts of processes, and connections that end before they begin, after which something is wrong. */
const mostTries = 5;

/**
 * Connects to the newest process of the key, or starts one, and until it has succeeded. When several windows do so at
 * the same time, all but one of the new processes end at once, and the windows connect to the one that is left.
 * @returns `unable` if processes cannot listen here, or how the new process has ended.
 * @throws Error if the folder cannot be read or written to.
 */
export async function reachModel(options: ReachOptions): Promise<'reached' | 'unable' | { ended: string }> {
  const { folder, key, signal } = options;
  const newest = async (): Promise<number> => newestGeneration(await readdir(folder), key);
  let started: DetachedProcess | undefined;
  for (let starts = 0, refusals = 0; !signal.aborted;) {
    const generation = await newest();
    const found = generation > 0 ? await tryConnect(options, generation, started) : 'gone';
    if (found === 'reached') return found;
    if (found === 'refused' && ++refusals > mostTries) return { ended: 'it refuses connections' };
    if (found !== 'gone') {
      await delay(lookAgain);
      continue;
    }
    if (!started && ++starts > mostTries) return { ended: 'it ends as soon as it has started' };
    started ??= await start(options, generation + 1);
    const exit = await exitBefore(started, async () => signal.aborted || (await newest()) !== generation);
    if (exit === undefined) continue;
    if (exit === exitCannotListen) return 'unable';
    // With 0 it has ended in order: this window took longer to connect than the process waits for one.
    if (exit !== exitForestalled && exit !== 0)
      return { ended: typeof exit === 'number' ? `exit code ${exit}` : exit };
    started = undefined;
  }
  return { ended: 'the window has left' };
}

/** How a process exited, or `undefined` if something else has happened before. */
async function exitBefore(
  { exited }: DetachedProcess,
  other: () => Promise<boolean>,
): Promise<number | string | undefined> {
  for (;;) {
    const exit = await Promise.race([exited, delay(lookAgain, undefined)]);
    if (exit !== undefined || (await other())) return exit;
  }
}

async function start(options: ReachOptions, generation: number): Promise<DetachedProcess> {
  const { folder, key, linger } = options;
  const serving: Serving = { folder, key, generation, linger };
  const output = await open(path.join(folder, outputName(key, generation)), 'a', 0o600);
  try {
    return options.start(['--serve', JSON.stringify(serving)], output.fd);
  } finally {
    await output.close();
  }
}

/**
 * `gone`: nobody listens any more. `refused`: somebody does, but has ended the connection before it began, as a process
 * does that ends. `busy`: the system has no room for the connection now.
 */
type Miss = 'gone' | 'refused' | 'busy';

async function tryConnect(
  options: ReachOptions,
  generation: number,
  started: DetachedProcess | undefined,
): Promise<'reached' | Miss> {
  const { folder, key } = options;
  const text = await readFile(path.join(folder, endpointName(key, generation)), 'utf8').catch(() => '');
  const endpoint = parseEndpoint(text);
  if (!endpoint) return 'gone';
  const { address, secret, pid } = endpoint;
  return await new Promise((resolve) => {
    let accepted = false;
    const leave = (): void => socket.drop();
    const greeting: Greeting = { protocolVersion, secret };
    const socket = openLocalSocket(address, {
      onOpen: () => socket.send(greeting),
      onMessage: (message) => {
        if (!accepted) {
          accepted = true;
          const output = path.join(folder, outputName(key, generation));
          options.onReached({ socket, pid, output, started: started?.pid === pid ? started : undefined });
          options.signal.removeEventListener('abort', leave);
          resolve('reached');
        }
        options.onMessage(message);
      },
      onClose: (code) => {
        options.signal.removeEventListener('abort', leave);
        if (accepted) options.onClose();
        else resolve(missOf(code));
      },
    });
    options.signal.addEventListener('abort', leave, { once: true });
  });
}

function missOf(code: string | undefined): Miss {
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'gone';
  return code === 'EAGAIN' || code === 'EBUSY' ? 'busy' : 'refused';
}

import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../core/log.ts';
import type { FromModel, LoadOptions, ToModel } from '../../protocol/model.ts';
import { forkModelProcess, startDetachedProcess } from '../process/forkedProcess.ts';
import type { ForkModel, ModelWire, Parting } from '../process/wire.ts';
import { reachModel, type Reached } from './reachModel.ts';
import { prepareRuntimeFolder } from './runtimeFolder.ts';
import { shareKey } from './shareKey.ts';

/** How windows share model processes. */
export interface SharingOptions {
  /** Absolute path of `dist/model.js`. */
  modulePath: string;
  /** Where the user's model processes say where they listen; see {@link prepareRuntimeFolder}. */
  folder: string;
  /** Port for a debugger of the model process. */
  inspectPort: number | undefined;
  /** Milliseconds for which a process stays without any window. Tests shorten it. */
  linger?: number;
  log: Log;
}

/** Milliseconds for which a process stays without a window: reloading one takes a few seconds. */
const usualLinger = 10_000;

/** Milliseconds to wait until a process that this window gives up has let go of it, and how it exited is known. */
const partingPatience = 2000;

/** UTF-16 code units of the end of what a process has printed: its last words. */
const lastWords = 2000;

/**
 * Connects this window to the model process that all windows with the same build and options share, and starts it if
 * there is none. Where processes cannot listen, this window gets one of its own.
 */
export function shareModelProcess(options: SharingOptions): ForkModel {
  /** The parting from the process before: it may still hold its memory, or be about to say that it ends. */
  let parted: Promise<unknown> = Promise.resolve();
  return (load) => {
    const wire = new SharedWire(options, load, parted);
    parted = wire.gone;
    return wire;
  };
}

class SharedWire implements ModelWire {
  readonly #options: SharingOptions;
  readonly #leaving = new AbortController();
  #onMessage: (message: FromModel) => void = () => undefined;
  #onExit: (how: string) => void = () => undefined;
  #reached: Reached | undefined;
  /** A process of this window alone, where none can be shared. */
  #own: ModelWire | undefined;
  #setGone: () => void = () => undefined;
  /** Resolves when the window has let go of the process, and the process of the window. */
  readonly gone = new Promise<void>((resolve) => (this.#setGone = resolve));

  constructor(options: SharingOptions, load: LoadOptions, after: Promise<unknown>) {
    this.#options = options;
    void this.#connect(load, after);
  }

  get pid(): number | undefined {
    return this.#reached?.pid ?? this.#own?.pid;
  }

  send(message: ToModel): void {
    this.#reached?.socket.send(message);
    this.#own?.send(message);
  }

  onMessage(listener: (message: FromModel) => void): void {
    this.#onMessage = listener;
  }

  onExit(listener: (how: string) => void): void {
    this.#onExit = listener;
  }

  close(why: Parting): void {
    if (this.#hasLeft()) return;
    this.#leaving.abort();
    this.#own?.close(why);
    const reached = this.#reached;
    if (!reached) {
      this.#setGone();
      return;
    }
    setTimeout(this.#setGone, partingPatience).unref();
    if (why === 'unneeded') reached.socket.send({ type: 'leave' } satisfies ToModel);
    if (why === 'unload') reached.socket.send({ type: 'unload' } satisfies ToModel);
    reached.socket.end();
    // The connection is open, so the process still has this number.
    if (why === 'broken') kill(reached.pid);
  }

  #hasLeft(): boolean {
    return this.#leaving.signal.aborted;
  }

  async #connect(load: LoadOptions, after: Promise<unknown>): Promise<void> {
    const { modulePath, folder, inspectPort, log } = this.#options;
    await after;
    if (this.#hasLeft()) return;
    const reached = await this.#reach(load).catch((error: unknown) => {
      log.warn(`no model process can be shared in ${folder}: ${String(error)}`);
      return 'unable' as const;
    });
    if (reached === 'reached' || this.#hasLeft()) return;
    if (reached === 'unable') {
      log.warn('this window has a model process of its own');
      this.#own = forkModelProcess({
        modulePath,
        inspectPort,
        onOutput: (line, stream) => log.debug(`[${stream}] ${line}`),
      });
      this.#own.onMessage((message) => this.#onMessage(message));
      this.#own.onExit((how) => this.#onExit(how));
    } else this.#onExit(reached.ended);
  }

  async #reach(load: LoadOptions): Promise<'reached' | 'unable' | { ended: string }> {
    const { modulePath, folder, inspectPort, linger = usualLinger } = this.#options;
    await prepareRuntimeFolder(folder);
    const key = await shareKey(modulePath, load, inspectPort);
    return await reachModel({
      folder,
      key,
      linger,
      start: (args, output) => startDetachedProcess({ modulePath, inspectPort }, args, output),
      onReached: (reached) => (this.#reached = reached),
      onMessage: (message) => this.#onMessage(message as FromModel),
      onClose: () => void this.#closed(),
      signal: this.#leaving.signal,
    });
  }

  /** The process has closed the connection, or has died. */
  async #closed(): Promise<void> {
    this.#setGone();
    if (this.#hasLeft()) return;
    const { log } = this.#options;
    const { started, output } = this.#reached ?? {};
    const printed = output === undefined ? '' : await readFile(output, 'utf8').catch(() => '');
    for (const line of printed.slice(-lastWords).split('\n')) if (line !== '') log.debug(`[output] ${line}`);
    // Only the window that has started the process can know how it exited.
    const exit = started && (await Promise.race([started.exited, delay(partingPatience, undefined)]));
    const how = typeof exit === 'number' ? `exit code ${exit}` : exit;
    this.#onExit(how ?? 'the connection to it ended');
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import { combineRules } from '../core/models/unloading/combineRules.ts';
import type { ModelFailure } from '../protocol/failure.ts';
import {
  protocolVersion,
  type FromModel,
  type LoadOptions,
  type ModelRequest,
  type ToModel,
  type TokenCounts,
} from '../protocol/model.ts';
import type { Channel } from './channel.ts';
import { createEngine, type Engine } from './engine.ts';
import { examineAlone } from './examine.ts';
import { toFailure } from './modelError.ts';
import { sampleThisMemory } from './thisMachine.ts';
import { createUnloadWatch } from './unloadWatch.ts';
import type { UnloadRules } from '../protocol/unloading.ts';

/** What the process does about its windows. */
export interface WindowsOptions {
  /** A window has come or gone; `unneeded` if it said that it has no more use for the model. */
  onCount: (windows: number, unneeded: boolean) => void;
  /** The process is to end, and all windows are being disconnected: one has unloaded the model, or it cannot be loaded. */
  onEnd: () => void;
}

/** Milliseconds after which the process ends anyway. */
const longestKeep = 3000;

const unloaded: ModelFailure = { code: 'internal', words: 'The model was asked before it was loaded.' };

/** Serves all windows with one engine, which the first one's `load` creates. Each window's requests are its own. */
export class Windows {
  readonly #options: WindowsOptions;
  readonly #channels = new Map<number, Channel>();
  readonly #rules = new Map<number, UnloadRules>();
  readonly #watch = createUnloadWatch({
    memory: sampleThisMemory,
    onUnload: (reason) => this.#tell({ type: 'may-unload', reason }),
  });
  #engine: Engine | undefined;
  #loading = false;
  #kept: Promise<void> | undefined;
  #last = 0;
  /** `undefined` in a process that serves one window only. */
  #models: number | undefined;
  #focused: number | undefined;

  constructor(options: WindowsOptions) {
    this.#options = options;
  }

  join(channel: Channel): void {
    const window = ++this.#last;
    const running = new Map<number, AbortController>();
    let unneeded = false;
    this.#channels.set(window, channel);
    channel.onMessage((message) => {
      if (message.type === 'leave') unneeded = true;
      void this.#receive(message, window, channel, running);
    });
    channel.onClose(() => {
      this.#channels.delete(window);
      this.#rules.delete(window);
      this.#watch.follow(combineRules(this.#rules.values()));
      for (const controller of running.values()) controller.abort();
      this.#engine?.forget(window);
      this.#tellSharing();
      this.#options.onCount(this.#channels.size, unneeded);
    });
    this.#options.onCount(this.#channels.size, false);
    channel.send({ type: 'hello', protocolVersion, pid: process.pid });
    this.#tellSharing();
  }

  /** Saves states for the next start, as long as that is quick. Call it when the process is about to end. */
  async keep(): Promise<void> {
    this.#kept ??= this.#engine?.keep().catch((error: unknown) => {
      process.stderr.write(`no states were saved: ${String(error)}\n`);
    });
    await Promise.race([this.#kept, wait(longestKeep)]);
  }

  /** How many model processes this user has, as the windows show it. */
  set models(models: number) {
    this.#models = models;
    this.#tellSharing();
  }

  async #receive(
    message: ToModel,
    window: number,
    channel: Channel,
    running: Map<number, AbortController>,
  ): Promise<void> {
    switch (message.type) {
      case 'load':
        await this.#load(message.options, channel);
        return;
      case 'generate':
        await this.#generate(message, window, channel, running);
        return;
      case 'unload-rules':
        this.#rules.set(window, message.rules);
        this.#watch.follow(combineRules(this.#rules.values()));
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'count':
        channel.send({ type: 'counted', id: message.id, result: this.#count(message.texts) });
        return;
      case 'examine':
        channel.send({ type: 'machine', machine: await examineAlone(message) });
        return;
      case 'focus':
        this.#focused = window;
        this.#engine?.focus(window);
        return;
      case 'leave':
        channel.close();
        return;
      case 'unload':
        this.#end({ type: 'unloaded' });
        return;
    }
  }

  #end(last: FromModel): void {
    this.#options.onEnd();
    this.#tell(last);
    for (const channel of [...this.#channels.values()]) channel.close();
  }

  async #load(options: LoadOptions, channel: Channel): Promise<void> {
    if (this.#engine) {
      channel.send({ type: 'loaded', model: this.#engine.info });
      this.#tellSharing();
    }
    // A window that comes while the model loads hears the rest of it.
    if (this.#engine || this.#loading) return;
    this.#loading = true;
    const leave = this.#watch.use(true);
    let reported = 0;
    try {
      this.#engine = await createEngine(options, (fraction) => {
        // llama.cpp reports each tensor; steps of one percent are enough to show progress.
        if (fraction < 1 && fraction - reported < 0.01) return;
        reported = fraction;
        this.#tell({ type: 'loading', fraction });
      });
      if (this.#focused !== undefined) this.#engine.focus(this.#focused);
      this.#tell({ type: 'loaded', model: this.#engine.info });
      this.#tellSharing();
    } catch (error) {
      this.#end({ type: 'load-failed', failure: toFailure(error) });
    } finally {
      this.#loading = false;
      leave();
    }
  }

  #count(texts: readonly string[]): TokenCounts {
    const engine = this.#engine;
    if (!engine) return { failure: unloaded };
    try {
      return { counts: texts.map((text) => engine.countTokens(text)) };
    } catch (error) {
      return { failure: toFailure(error) };
    }
  }

  async #generate(
    { id, request }: Extract<ToModel, { type: 'generate' }>,
    window: number,
    channel: Channel,
    running: Map<number, AbortController>,
  ): Promise<void> {
    if (!this.#engine) {
      channel.send({ type: 'event', id, event: { type: 'failed', failure: unloaded } });
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    const leave = this.#watch.use(!isBackground(request));
    try {
      for await (const event of this.#engine.generate(request, controller.signal, window))
        channel.send({ type: 'event', id, event });
    } catch (error) {
      channel.send({ type: 'event', id, event: { type: 'failed', failure: toFailure(error) } });
    } finally {
      running.delete(id);
      leave();
    }
  }

  #tell(message: FromModel): void {
    for (const channel of this.#channels.values()) channel.send(message);
  }

  #tellSharing(): void {
    if (this.#models === undefined) return;
    this.#tell({ type: 'sharing', sharing: { windows: this.#channels.size, models: this.#models } });
  }
}

/** Whether nobody waits for it: it then is no use of the model. */
function isBackground(request: ModelRequest): boolean {
  return request.kind === 'completion' && request.background === true;
}

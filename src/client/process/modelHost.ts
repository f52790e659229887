import { nextState, type LifecycleEvent, type ModelState } from '../../core/lifecycle.ts';
import { describeFailure } from '../../core/failures.ts';
import type { Log } from '../../core/log.ts';
import { filesOf } from '../../core/models/fileChange.ts';
import { stateLine } from '../../core/status/stateLine.ts';
import type { ModelFailure } from '../../protocol/failure.ts';
import {
  protocolVersion,
  type FromModel,
  type LoadOptions,
  type ModelEvent,
  type ModelFile,
  type TokenCounts,
} from '../../protocol/model.ts';
import type { UnloadReason } from '../../protocol/unloading.ts';
import { createListeners } from '../listeners.ts';
import { createFileWatch } from './fileWatch.ts';
import type { ModelHost } from './modelHostInterface.ts';
import { createReloadGuard, type ReloadGuardOptions } from './reloadGuard.ts';
import { mayRestart } from './restartPolicy.ts';
import type { ForkModel, ModelWire } from './wire.ts';

/**
 * Milliseconds of silence after which a loading process counts as hung. Mapping 60 GB from a slow disk reports
 * progress every few seconds; llama.cpp is silent only while it creates its contexts.
 */
const loadPatience = 180_000;

/** Milliseconds that checking a model file may take, as on a slow drive. */
const lookPatience = 5000;

/**
 * Owns the model process: starts, monitors and restarts it, and settles the requests that a dead process leaves
 * pending.
 */
export function createModelHost(
  options: ReloadGuardOptions & {
    fork: ForkModel;
    loadOptions: () => LoadOptions;
    log: Log;
    /** Milliseconds between two checks of the model's files. */
    lookEvery?: number;
    now?: () => number;
  },
): ModelHost {
  const { log } = options;
  const now = options.now ?? Date.now;
  const changes = createListeners<ModelState>();
  const pending = new Map<number, (event: ModelEvent) => void>();
  const counting = new Map<number, (result: TokenCounts) => void>();
  const crashes: number[] = [];
  let state: ModelState = { type: 'stopped' };
  let wire: ModelWire | undefined;
  let generation = 0;
  let lastId = 0;
  /** The options that the current process was started with, or the last start would have used. */
  let loadedOptions = '';
  let patience: NodeJS.Timeout | undefined;
  const guard = createReloadGuard(options);
  const files = createFileWatch({
    every: options.lookEvery ?? 5000,
    onOverwritten: () => overwritten(),
    onLoadable: () => {
      log.info('the model file has changed and can be loaded');
      apply({ type: 'loadable' });
    },
  });

  function apply(event: LifecycleEvent): void {
    const next = nextState(state, event);
    if (next === state) return;
    if (next.type !== state.type) log.info(stateLine(next));
    state = next;
    changes.emit(state);
  }

  function start(): void {
    end();
    const mine = ++generation;
    const load = options.loadOptions();
    loadedOptions = JSON.stringify(load);
    apply({ type: 'start', generation: mine });
    watchLoading(mine);
    const process = options.fork();
    wire = process;
    log.debug(`model process ${String(process.pid)} started, generation ${mine}`);
    process.onMessage((message) => {
      if (mine === generation) receive(message, process, load);
    });
    process.onExit((how) => {
      if (mine === generation) exited(how);
    });
  }

  function receive(message: FromModel, process: ModelWire, load: LoadOptions): void {
    switch (message.type) {
      case 'hello':
        if (message.protocolVersion !== protocolVersion) {
          fail({ code: 'stale-build' });
          return;
        }
        process.send({ type: 'unload-rules', rules: options.unloadRules() });
        process.send({ type: 'load', options: load });
        return;
      case 'may-unload':
        unload(message.reason);
        return;
      case 'loading':
        watchLoading(generation);
        apply({ type: 'loading', generation, fraction: message.fraction });
        return;
      case 'loaded':
        clearTimeout(patience);
        guard.note(message.model);
        apply({ type: 'loaded', generation, model: message.model });
        watchLoaded(message.model.files, load.modelPath);
        return;
      case 'load-failed':
        fail(message.failure);
        return;
      case 'sharing':
        apply({ type: 'sharing', generation, sharing: message.sharing });
        return;
      case 'event': {
        const listener = pending.get(message.id);
        if (message.event.type === 'done' || message.event.type === 'failed') pending.delete(message.id);
        listener?.(message.event);
        return;
      }
      case 'counted':
        counting.get(message.id)?.(message.result);
        counting.delete(message.id);
        return;
    }
  }

  /** The process exited without being asked to: a crash. */
  function exited(how: string): void {
    log.error(`the model process ended by itself (${how})`);
    wire = undefined;
    clearTimeout(patience);
    if (state.type !== 'ready' || state.model.files.length === 0) {
      crashed(how);
      return;
    }
    // Truncating a mapped file ends the process like a crash. Requests made meanwhile are settled after the check.
    const mine = ++generation;
    const look = Promise.race([files.look(), after(lookPatience)]);
    void look.then((change) => {
      if (mine !== generation) return;
      if (change === 'overwritten') overwritten();
      else crashed(how);
    });
  }

  function crashed(how: string): void {
    crashes.push(now());
    const again = mayRestart(crashes, now());
    const failure: ModelFailure = again ? { code: 'crashed' } : { code: 'crashed-repeatedly', how };
    if (again) start();
    else giveUp(failure);
    settle(failure);
  }

  /** A loaded file was overwritten in place: the output of the process can no longer be trusted. */
  function overwritten(): void {
    if (state.type !== 'ready') return;
    const [file] = state.model.files;
    const failure: ModelFailure = { code: 'changed', path: file?.path ?? '' };
    log.error(describeFailure(failure));
    giveUp(failure, state.model.files);
    settle(failure);
  }

  /** Loading failed for a known reason. */
  function fail(failure: ModelFailure): void {
    log.error(`the model could not be loaded (${failure.code}): ${describeFailure(failure)}`);
    giveUp(failure);
    settle(failure);
  }

  /** Enters `failed`. If a file is to blame, watches for one that can be loaded. */
  function giveUp(failure: ModelFailure, loaded: readonly ModelFile[] = []): void {
    // The state may still be `ready` for a process that has exited by itself, which had another generation.
    if (state.type === 'ready' || state.type === 'loading')
      apply({ type: 'failed', generation: state.generation, failure });
    end();
    if (!('path' in failure)) return;
    const { modelPath } = options.loadOptions();
    const paths = [modelPath, ...filesOf(failure), ...loaded.map(({ path }) => path)];
    files.begin({ modelPath, paths: [...new Set(paths)], loaded: [], judged: failure.code === 'refused' });
  }

  function watchLoaded(loaded: readonly ModelFile[], modelPath: string): void {
    if (loaded.length > 0)
      files.begin({ modelPath, paths: loaded.map(({ path }) => path), loaded, judged: true });
  }

  /** Ends the process; its last messages are ignored. */
  function end(): void {
    clearTimeout(patience);
    files.stop();
    generation++;
    wire?.kill();
    wire = undefined;
  }

  /** The process asks to be ended. A request that it has not seen yet keeps it. */
  function unload(why: UnloadReason): void {
    if (state.type !== 'ready' || pending.size + counting.size > 0) return;
    end();
    apply({ type: 'stop', why });
  }

  function settle(failure: ModelFailure): void {
    const listeners = [...pending.values()];
    pending.clear();
    for (const listener of listeners) listener({ type: 'failed', failure });
    for (const resolve of counting.values()) resolve({ failure });
    counting.clear();
  }

  function watchLoading(mine: number): void {
    clearTimeout(patience);
    patience = setTimeout(() => {
      if (mine === generation && state.type === 'loading') fail({ code: 'load-hangs' });
    }, loadPatience);
    patience.unref();
  }

  /** The options have changed, but the running process still uses the old ones. */
  const isStale = (): boolean =>
    pending.size === 0 && JSON.stringify(options.loadOptions()) !== loadedOptions;

  return {
    get state() {
      return state;
    },
    onDidChangeState: changes.subscribe,
    async ready(urgency) {
      const refusal = urgency === 'command' || isStale() ? undefined : await guard.refusal(state);
      if (refusal) return refusal;
      if (state.type === 'stopped' || isStale()) start();
      else if (state.type === 'failed' && urgency !== 'keystroke') {
        crashes.length = 0;
        start();
      }
      while (state.type === 'loading') await changes.next();
      return undefined;
    },
    request(request, onEvent) {
      const id = ++lastId;
      pending.set(id, onEvent);
      wire?.send({ type: 'generate', id, request });
      return { cancel: () => wire?.send({ type: 'cancel', id }) };
    },
    count(texts) {
      const id = ++lastId;
      return new Promise((resolve) => {
        counting.set(id, resolve);
        wire?.send({ type: 'count', id, texts });
      });
    },
    stop() {
      end();
      apply({ type: 'stop' });
      settle({ code: 'stopped' });
    },
    updateRules() {
      wire?.send({ type: 'unload-rules', rules: options.unloadRules() });
    },
    giveUpOn(reason) {
      log.warn(`the model process is ended: ${reason}`);
      const silent = wire;
      exited(reason);
      silent?.kill();
    },
  };
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref());
}

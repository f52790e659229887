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
  type ModelFile,
  type ToModel,
} from '../../protocol/model.ts';
import type { UnloadReason } from '../../protocol/unloading.ts';
import { createListeners } from '../listeners.ts';
import { createFileWatch } from './fileWatch.ts';
import type { ModelHost } from './modelHostInterface.ts';
import { createPendingRequests } from './pendingRequests.ts';
import { createReloadGuard, type ReloadGuardOptions } from './reloadGuard.ts';
import { mayRestart } from './restartPolicy.ts';
import type { ForkModel, ModelWire, Parting } from './wire.ts';

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
  const pending = createPendingRequests();
  const crashes: number[] = [];
  let state: ModelState = { type: 'stopped' };
  let wire: ModelWire | undefined;
  let generation = 0;
  let focused = false;
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
    end('unneeded');
    const mine = ++generation;
    const load = options.loadOptions();
    loadedOptions = JSON.stringify(load);
    apply({ type: 'start', generation: mine });
    watchLoading(mine);
    const process = options.fork(load);
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
        if (focused) process.send({ type: 'focus' });
        return;
      case 'unloaded':
        log.info('the model was unloaded in another window');
        stop('unneeded');
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
      case 'event':
      case 'counted':
        pending.receive(message);
        return;
      // Asked for by machineFacts.ts only, of a process of its own.
      case 'machine':
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
    pending.settle(failure);
  }

  /** A loaded file was overwritten in place: the output of the process can no longer be trusted. */
  function overwritten(): void {
    if (state.type !== 'ready') return;
    const [file] = state.model.files;
    const failure: ModelFailure = { code: 'changed', path: file?.path ?? '' };
    log.error(describeFailure(failure));
    giveUp(failure, 'broken', state.model.files);
    pending.settle(failure);
  }

  /** Loading failed for a known reason. */
  function fail(failure: ModelFailure, why: Parting = 'unneeded'): void {
    log.error(`the model could not be loaded (${failure.code}): ${describeFailure(failure)}`);
    giveUp(failure, why);
    pending.settle(failure);
  }

  /** Enters `failed`. If a file is to blame, watches for one that can be loaded. */
  function giveUp(failure: ModelFailure, why: Parting = 'unneeded', loaded: readonly ModelFile[] = []): void {
    // The state may still be `ready` for a process that has exited by itself, which had another generation.
    if (state.type === 'ready' || state.type === 'loading')
      apply({ type: 'failed', generation: state.generation, failure });
    end(why);
    if (!('path' in failure)) return;
    const { modelPath } = options.loadOptions();
    const paths = [modelPath, ...filesOf(failure), ...loaded.map(({ path }) => path)];
    files.begin({ modelPath, paths: [...new Set(paths)], loaded: [], judged: failure.code === 'refused' });
  }

  function watchLoaded(loaded: readonly ModelFile[], modelPath: string): void {
    if (loaded.length > 0)
      files.begin({ modelPath, paths: loaded.map(({ path }) => path), loaded, judged: true });
  }

  /** Gives the process up; its last messages are ignored. */
  function end(why: Parting): void {
    clearTimeout(patience);
    files.stop();
    generation++;
    wire?.close(why);
    wire = undefined;
  }

  function stop(why: Parting): void {
    end(why);
    apply({ type: 'stop' });
    pending.settle({ code: 'stopped' });
  }

  /** The process asks to be ended. A request that it has not seen yet keeps it. */
  function unload(why: UnloadReason): void {
    if (state.type !== 'ready' || !pending.none) return;
    end('unneeded');
    apply({ type: 'stop', why });
  }

  function watchLoading(mine: number): void {
    clearTimeout(patience);
    patience = setTimeout(() => {
      if (mine === generation && state.type === 'loading') fail({ code: 'load-hangs' }, 'broken');
    }, loadPatience);
    patience.unref();
  }

  const send = (message: ToModel): void => wire?.send(message);

  /** The options have changed, but the running process still uses the old ones. */
  const isStale = (): boolean =>
    !pending.requested && JSON.stringify(options.loadOptions()) !== loadedOptions;

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
    request: (request, onEvent) => pending.request(request, onEvent, send),
    count: (texts) => pending.count(texts, send),
    focus(now) {
      focused = now;
      if (focused) send({ type: 'focus' });
    },
    stop,
    reconsider() {
      if ((state.type === 'ready' || state.type === 'loading') && isStale()) stop('unneeded');
    },
    updateRules() {
      send({ type: 'unload-rules', rules: options.unloadRules() });
    },
    giveUpOn(reason) {
      log.warn(`the model process is ended: ${reason}`);
      wire?.close('broken');
      exited(reason);
    },
  };
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref());
}

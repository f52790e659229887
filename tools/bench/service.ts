import path from 'node:path';
import { describeFailure } from '../../src/core/failures.ts';
import { createModelService } from '../../src/client/createModelService.ts';
import { createProcessBackend } from '../../src/client/process/createProcessBackend.ts';
import { forkModelProcess } from '../../src/client/process/forkedProcess.ts';
import type { ModelWire } from '../../src/client/process/wire.ts';
import type { Log } from '../../src/core/log.ts';
import type { ModelService } from '../../src/core/modelService.ts';
import type { FromModel, ToModel } from '../../src/protocol/model.ts';
import { root } from '../workbench/paths.ts';

/** A message that has crossed the channel. */
export interface Crossing {
  /** `performance.now()` of this process. */
  time: number;
  message: ToModel | FromModel;
}

/** The product's client with the model process that it forks, watched where they meet. */
export interface WatchedService extends Disposable, AsyncDisposable {
  service: ModelService;
  /** All that has crossed, but for the loading. Whoever measures may empty it. */
  crossings: Crossing[];
  /** Of the process that runs. */
  pid: () => number | undefined;
  /** Also waits until the process has ended, and its memory is free. */
  [Symbol.asyncDispose]: () => Promise<void>;
}

export interface ServiceOptions {
  modelPath: string;
  /** The process's bundle; the one that ships if not given. */
  modulePath?: string;
  /** Whether to stay on the CPU, where counts do not depend on the machine. */
  gpu?: 'auto' | 'off';
}

const discard = (): void => undefined;

/** Keeps nothing: the host's memory is measured, and a log that remembers would grow in it with every request. */
const discarding: Log = { trace: discard, debug: discard, info: discard, warn: discard, error: discard };

/** Forks nothing yet: the first request does, or {@link ModelService.start}. */
export function startService({ modelPath, modulePath, gpu = 'auto' }: ServiceOptions): WatchedService {
  const crossings: Crossing[] = [];
  const note = (message: ToModel | FromModel) => crossings.push({ time: performance.now(), message });
  const bundle = modulePath ?? path.join(root, 'dist/model.js');
  let wire: ModelWire | undefined;
  let exited = Promise.resolve();
  const service = createModelService([
    createProcessBackend({
      modulePath: bundle,
      loadOptions: () => ({ modelPath, gpu, contextTokens: 16_384 }),
      unloadRules: () => ({ after: 0, reason: 'idle', underPressure: false }),
      log: discarding,
      fork: () => {
        const forked = forkModelProcess({
          modulePath: bundle,
          inspectPort: undefined,
          onOutput: () => undefined,
        });
        wire = forked;
        exited = new Promise((resolve) => forked.onExit(() => resolve()));
        forked.onMessage((message) => {
          if (message.type !== 'loading') note(message);
        });
        return {
          ...forked,
          pid: forked.pid,
          send: (message) => {
            note(message);
            forked.send(message);
          },
        };
      },
    }),
  ]);
  return {
    service,
    crossings,
    pid: () => wire?.pid,
    [Symbol.dispose]: () => service.dispose(),
    [Symbol.asyncDispose]: async () => {
      service.dispose();
      await exited;
    },
  };
}

/** Loads the model, and fails with its words when it cannot be loaded. */
export async function startLoaded(options: ServiceOptions): Promise<WatchedService> {
  const watched = startService(options);
  await watched.service.start();
  const { state } = watched.service;
  if (state.type === 'ready') return watched;
  watched[Symbol.dispose]();
  throw new Error(state.type === 'failed' ? describeFailure(state.failure) : `The model is ${state.type}.`);
}

import type { Log } from '../../core/log.ts';
import type { MemorySample } from '../../core/models/unloading/memorySample.ts';
import type { Backend } from '../../core/backend.ts';
import type { ModelActivity } from '../../core/modelService.ts';
import type { LoadOptions, TokenCounts, Usage } from '../../protocol/model.ts';
import type { UnloadRules } from '../../protocol/unloading.ts';
import { shareModelProcess } from '../shared/shareModelProcess.ts';
import { forkModelProcess } from './forkedProcess.ts';
import { createGenerate } from './generate.ts';
import { createLanes } from './lanes.ts';
import { createListeners } from '../listeners.ts';
import { memoryNow } from './memoryNow.ts';
import { createModelHost } from './modelHost.ts';
import type { ModelHost } from './modelHostInterface.ts';
import type { ForkModel } from './wire.ts';

/** What the process back end is configured with. */
export interface ProcessBackendOptions {
  /** Absolute path of `dist/model.js`. */
  modulePath: string;
  /** Called for each request, so that a change takes effect with the next one. */
  loadOptions: () => LoadOptions;
  /** When the process unloads its model by itself. */
  unloadRules: () => UnloadRules;
  log: Log;
  /** Milliseconds between two checks of the model's files. Tests shorten it. */
  lookEvery?: number;
  /** The machine's memory; tests pass another one. */
  memory?: () => Promise<MemorySample | undefined>;
  /** Port for a debugger of the model process. */
  inspectPort?: number | undefined;
  /**
   * A folder of this user: windows share model processes through it. Without one, the process serves this window only.
   */
  sharedFolder?: string;
  /** Tests pass a fake process. */
  fork?: ForkModel;
}

/** The back end, and what only a process of ours can do. */
export interface ProcessBackend extends Backend {
  /** Call it when the rules for unloading have changed. */
  updateRules(): void;
  /** Call it when the window gets or loses the focus: the completions of the one that has it go first. */
  focus(focused: boolean): void;
  /** Call it when settings have changed: a process with other load options is given up, so that its memory is free. */
  reconsider(): void;
}

/** Answers with fewer tokens are too short to measure speed. */
const leastTokensForSpeed = 8;

/** The model process as a back end: forks it, schedules requests in lanes, and unloads it when it is idle. */
export function createProcessBackend(options: ProcessBackendOptions): ProcessBackend {
  const { log } = options;
  const fork = options.fork ?? waysToProcess(options);
  const host = createModelHost({ memory: memoryNow, ...options, fork });
  const changes = createListeners<ModelActivity>();
  let activity: ModelActivity = { completions: 0, conversations: 0, tokensPerSecond: undefined };

  function change(part: Partial<ModelActivity>): void {
    activity = { ...activity, ...part };
    changes.emit(activity);
  }

  const generate = createGenerate({
    host,
    lanes: createLanes(),
    log,
    onStart: (lane) => change({ [lane]: activity[lane] + 1 }),
    onEnd: (lane, usage) => change({ [lane]: activity[lane] - 1, ...speedOf(usage) }),
  });

  return {
    capabilities: { jobs: ['completion', 'chat', 'edit'] },
    generate,
    countTokens: (texts) => countTokens(host, texts),
    get state() {
      return host.state;
    },
    onDidChangeState: host.onDidChangeState,
    get activity() {
      return activity;
    },
    onDidChangeActivity: changes.subscribe,
    start: async () => {
      await host.ready('command');
    },
    stop: () => host.stop('unload'),
    updateRules: () => host.updateRules(),
    focus: (focused) => host.focus(focused),
    reconsider: () => host.reconsider(),
    dispose: () => host.stop('closing'),
  };
}

function waysToProcess({ modulePath, inspectPort, sharedFolder, log }: ProcessBackendOptions): ForkModel {
  if (sharedFolder !== undefined)
    return shareModelProcess({ modulePath, folder: sharedFolder, inspectPort, log });
  // The engine's output is only of interest when debugging.
  const onOutput = (line: string, stream: string): void => log.debug(`[${stream}] ${line}`);
  return () => forkModelProcess({ modulePath, inspectPort, onOutput });
}

/** The process counts texts between the steps of answers, so this needs no lane. */
async function countTokens(host: ModelHost, texts: readonly string[]): Promise<TokenCounts> {
  const failure = await host.ready('keystroke');
  if (failure) return { failure };
  const { state } = host;
  if (state.type === 'failed') return { failure: state.failure };
  return state.type === 'ready' ? await host.count(texts) : { failure: { code: 'stopped' } };
}

function speedOf(usage: Usage | undefined): Partial<ModelActivity> {
  if (!usage || usage.generatedTokens < leastTokensForSpeed || usage.decodeTime <= 0) return {};
  return { tokensPerSecond: (usage.generatedTokens / usage.decodeTime) * 1000 };
}

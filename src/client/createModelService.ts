import type { Backend } from '../core/backend.ts';
import type { ModelState } from '../core/lifecycle.ts';
import type { ModelActivity, ModelService } from '../core/modelService.ts';
import type { ModelFailure } from '../protocol/failure.ts';
import type { Job } from '../protocol/model.ts';
import { createListeners } from './listeners.ts';

/**
 * The model service: routes each job to the first back end that can do it, and presents several back ends as one. Owns
 * the back ends.
 */
export function createModelService(backends: readonly Backend[]): ModelService & { dispose(): void } {
  const states = createListeners<ModelState>();
  const activities = createListeners<ModelActivity>();
  let state = overallState(backends);
  const subscriptions = backends.flatMap((backend) => [
    backend.onDidChangeState(() => {
      const next = overallState(backends);
      if (next === state) return;
      state = next;
      states.emit(state);
    }),
    backend.onDidChangeActivity(() => activities.emit(overallActivity(backends))),
  ]);
  const backendFor = (job: Job): Backend | undefined =>
    backends.find(({ capabilities }) => capabilities.jobs.includes(job));
  const startAll = async (): Promise<void> => {
    await Promise.all(backends.map((backend) => backend.start()));
  };
  const stopAll = (): void => {
    for (const backend of backends) backend.stop();
  };

  return {
    async *generate(request, signal) {
      const backend = backendFor(request.kind);
      if (backend) yield* backend.generate(request, signal);
      else yield { type: 'failed', failure: nobodyDoes(request.kind) };
    },
    countTokens: async (job, texts) =>
      (await backendFor(job)?.countTokens(texts)) ?? { failure: nobodyDoes(job) },
    get state() {
      return state;
    },
    onDidChangeState: states.subscribe,
    get activity() {
      return overallActivity(backends);
    },
    onDidChangeActivity: activities.subscribe,
    start: startAll,
    restart: () => {
      stopAll();
      return startAll();
    },
    stop: stopAll,
    dispose: () => {
      for (const unsubscribe of subscriptions) unsubscribe();
      for (const backend of backends) backend.dispose();
    },
  };
}

/** Ordered by how much they concern the user. */
const order: readonly ModelState['type'][] = ['failed', 'loading', 'ready'];

function overallState(backends: readonly Backend[]): ModelState {
  const states = backends.map(({ state }) => state);
  for (const type of order) {
    const found = states.find((state) => state.type === type);
    if (found) return found;
  }
  return states[0] ?? { type: 'stopped' };
}

function overallActivity(backends: readonly Backend[]): ModelActivity {
  const activities = backends.map(({ activity }) => activity);
  const sum = (lane: 'completions' | 'conversations'): number =>
    activities.reduce((total, activity) => total + activity[lane], 0);
  return {
    completions: sum('completions'),
    conversations: sum('conversations'),
    tokensPerSecond: activities.findLast((activity) => activity.tokensPerSecond !== undefined)
      ?.tokensPerSecond,
  };
}

function nobodyDoes(job: Job): ModelFailure {
  return { code: 'internal', words: `There is no engine for a request of the kind ${job}.` };
}

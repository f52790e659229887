import type { ModelFailure } from '../protocol/model.ts';

/** The failures that only the host can see, in the words that the user reads. */
export const failures = {
  crashed: {
    code: 'crashed',
    message: 'The model process ended unexpectedly and was started again. Please try once more.',
  },
  crashedTooOften: (how: string): ModelFailure => ({
    code: 'crashed',
    message: `The model process ended unexpectedly several times (${how}). There may be too little free memory. “Hearth: Restart Model” tries again; “Hearth: Show Log” says more.`,
  }),
  loadHangs: {
    code: 'internal',
    message: 'Loading the model makes no progress. “Hearth: Restart Model” tries again.',
  },
  staleBuild: {
    code: 'stale-build',
    message: 'Two versions of Hearth are mixed, as after an update. Reload the window.',
  },
  stopped: {
    code: 'stopped',
    message: 'The model was unloaded before it had answered. Please try again.',
  },
} as const satisfies Record<string, ModelFailure | ((how: string) => ModelFailure)>;

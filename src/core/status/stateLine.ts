import type { ModelState } from '../lifecycle.ts';
import { describeUnloading } from '../models/unloading/describeUnloading.ts';

/** The state of the model process as a line of the log. */
export function stateLine(state: ModelState): string {
  switch (state.type) {
    case 'stopped':
      return state.why === undefined ? 'model unloaded' : describeUnloading(state.why);
    case 'loading':
      return 'model is loading';
    case 'ready':
      return `model ready: ${state.model.name} on ${state.model.device}, ${state.model.contextTokens} tokens of context`;
    case 'failed':
      return `model failed (${state.failure.code})`;
  }
}

import type { ModelEntry } from '../../../protocol/models.ts';
import { describeFailure } from '../../failures.ts';
import type { ModelState } from '../../lifecycle.ts';

/** The model that is in memory, or the one that would be. `chosen` names it while it is not loaded. */
export function loadedEntry(state: ModelState, chosen: string): ModelEntry {
  const entry = { key: 'loaded', title: chosen, marks: [] };
  switch (state.type) {
    case 'stopped':
      return {
        ...entry,
        line: 'Not in memory. It loads with the first request.',
        actions: [{ id: 'load', label: 'Load Now', primary: true }],
      };
    case 'loading':
      return {
        ...entry,
        line: 'Loading…',
        progress: { fraction: state.fraction },
        actions: [{ id: 'unload', label: 'Stop Loading' }],
      };
    case 'failed':
      return {
        ...entry,
        line: 'Could not be loaded.',
        problem: describeFailure(state.failure),
        actions: [
          { id: 'restart', label: 'Try Again', primary: true },
          { id: 'show-log', label: 'Show Log' },
        ],
      };
    case 'ready': {
      const { name, device, contextTokens, memory } = state.model;
      return {
        ...entry,
        title: name,
        line: `Runs on ${device}, with a context of ${contextTokens.toLocaleString('en')} tokens.`,
        ...(memory && { memory }),
        actions: [
          { id: 'unload', label: 'Unload' },
          { id: 'restart', label: 'Restart' },
        ],
      };
    }
  }
}

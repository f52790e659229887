import type { ModelFailure } from '../protocol/failure.ts';
import type { ModelInfo } from '../protocol/model.ts';
import type { Sharing } from '../protocol/sharing.ts';
import type { UnloadReason } from '../protocol/unloading.ts';

/** The state of the model process. `generation` counts processes: messages from an older one are dropped. */
export type ModelState =
  /** `why` is absent if the model was never loaded, or the user has unloaded it. */
  | { type: 'stopped'; why?: UnloadReason }
  | { type: 'loading'; generation: number; fraction: number }
  /**
   * `loadable`: the model file was replaced meanwhile by a complete one, which a restart would load. `sharing` is absent
   * for a process that serves this window alone.
   */
  | { type: 'ready'; generation: number; model: ModelInfo; loadable?: true; sharing?: Sharing }
  /** `loadable`: the file that caused the failure has changed meanwhile and is complete now. */
  | { type: 'failed'; failure: ModelFailure; loadable?: true };

/** What changes the state of the model process. `loadable`: a complete file can be loaded now. */
export type LifecycleEvent =
  | { type: 'start'; generation: number }
  | { type: 'loading'; generation: number; fraction: number }
  | { type: 'loaded'; generation: number; model: ModelInfo }
  | { type: 'failed'; generation: number; failure: ModelFailure }
  | { type: 'loadable' }
  | { type: 'sharing'; generation: number; sharing: Sharing }
  | { type: 'stop'; why?: UnloadReason };

/**
 * The next state. Total and pure: an event that does not apply, or comes from an older process, returns the same
 * object, so callers can compare by identity. `stop` always wins, and `start` leaves any state. Whether to restart
 * after a crash is up to the restart policy (client/restartPolicy.ts), which then sends `start`.
 */
export function nextState(state: ModelState, event: LifecycleEvent): ModelState {
  switch (event.type) {
    case 'start':
      return { type: 'loading', generation: event.generation, fraction: 0 };
    case 'stop':
      if (state.type === 'stopped' && state.why === event.why) return state;
      return { type: 'stopped', ...(event.why && { why: event.why }) };
    case 'loadable':
      return state.type === 'ready' || state.type === 'failed' ? { ...state, loadable: true } : state;
    case 'sharing':
      return state.type === 'ready' && state.generation === event.generation
        ? { ...state, sharing: event.sharing }
        : state;
    case 'loading':
      return state.type === 'loading' && state.generation === event.generation
        ? { ...state, fraction: Math.min(1, Math.max(state.fraction, event.fraction)) }
        : state;
    case 'loaded':
      return state.type === 'loading' && state.generation === event.generation
        ? { type: 'ready', generation: event.generation, model: event.model }
        : state;
    case 'failed':
      return (state.type === 'loading' || state.type === 'ready') && state.generation === event.generation
        ? { type: 'failed', failure: event.failure }
        : state;
  }
}

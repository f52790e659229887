import type { ModelState } from '../lifecycle.ts';
import type { ModelActivity } from '../model.ts';

/** What the status item shows. `text` may hold VS Code's `$(icon)` notation; `tooltip` is plain and read aloud. */
export interface Status {
  text: string;
  tooltip: string;
  failed: boolean;
}

/** The status item as a function of all that it depends on. */
export function describeStatus(state: ModelState, activity: ModelActivity, completes: boolean): Status {
  const off = completes ? '' : ' Inline completion is off here.';
  switch (state.type) {
    case 'stopped':
      return {
        text: icon('flame', 'Hearth', completes),
        tooltip: `Hearth: the model is not loaded; it loads with the first request.${off}`,
        failed: false,
      };
    case 'loading':
      return {
        text: `$(loading~spin) Hearth ${Math.round(state.fraction * 100)}%`,
        tooltip: `Hearth is loading the model.${off}`,
        failed: false,
      };
    case 'failed':
      return {
        text: '$(warning) Hearth',
        tooltip: `Hearth: ${state.failure.message}`,
        failed: true,
      };
    case 'ready': {
      const busy = activity.completions + activity.conversations > 0;
      const speed = activity.tokensPerSecond;
      const label = speed === undefined ? 'Hearth' : `${formatSpeed(speed)} tok/s`;
      const rate = speed === undefined ? '' : ` Last answer: ${formatSpeed(speed)} tokens per second.`;
      return {
        text: busy ? `$(loading~spin) ${label}` : icon('flame', label, completes),
        tooltip: `Hearth: ${state.model.name} on ${state.model.device}.${rate}${off}`,
        failed: false,
      };
    }
  }
}

function icon(name: string, label: string, completes: boolean): string {
  return completes ? `$(${name}) ${label}` : `$(${name}) ${label} (off)`;
}

/** Below ten, a tenth still matters to a person; above, it only flickers. */
function formatSpeed(tokensPerSecond: number): string {
  return tokensPerSecond < 10 ? tokensPerSecond.toFixed(1) : String(Math.round(tokensPerSecond));
}

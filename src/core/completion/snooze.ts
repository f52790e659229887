/** How long inline completion is snoozed: until a time in milliseconds since 1970, or until VS Code restarts. */
export type SnoozeState = { until: number } | { until: 'restart' };

/** The snooze as other parts see and control it. */
export interface SnoozeControl {
  /** `undefined` while completion is not snoozed. */
  readonly state: SnoozeState | undefined;
  /** Called when a snooze begins and ends, and each minute in between. Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void;
}

/** The durations on offer, in minutes, similar to those of Copilot and Cursor. */
export const snoozeMinutes = [5, 15, 30, 60] as const;

/** Whole minutes left, at least one; `undefined` when the snooze has no end or is over. */
export function minutesLeft(state: SnoozeState, now: number): number | undefined {
  if (state.until === 'restart' || state.until <= now) return undefined;
  return Math.ceil((state.until - now) / 60_000);
}

/** The time left, in words that continue “snoozed”: `for 14 more minutes`. */
export function describeSnooze(state: SnoozeState, now: number): string {
  const minutes = minutesLeft(state, now);
  if (state.until === 'restart') return 'until VS Code starts again';
  if (minutes === undefined) return 'no longer';
  return minutes === 1 ? 'for less than a minute' : `for ${minutes} more minutes`;
}

/** Milliseconds until {@link describeSnooze} changes its wording; `undefined` when it never does. */
export function nextChange(state: SnoozeState, now: number): number | undefined {
  if (state.until === 'restart') return undefined;
  const left = state.until - now;
  // A whole number of minutes left is shown unchanged for the whole next minute.
  return left <= 0 ? 0 : left % 60_000 || 60_000;
}

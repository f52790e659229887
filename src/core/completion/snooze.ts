/** How long inline completion is left off: until a time in milliseconds since 1970, or until VS Code starts again. */
export type SnoozeState = { until: number } | { until: 'restart' };

/** What other parts may know of the snooze, and do to it. */
export interface SnoozeControl {
  /** `undefined` while completion is not snoozed. */
  readonly state: SnoozeState | undefined;
  /** Called when a snooze begins and ends, and each minute in between. Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void;
}

/** The lengths that are offered, in minutes. Copilot and Cursor snooze for the like. */
export const snoozeMinutes = [5, 15, 30, 60] as const;

/** Whole minutes left, at least one; `undefined` when there is no end, or it is over. */
export function minutesLeft(state: SnoozeState, now: number): number | undefined {
  if (state.until === 'restart' || state.until <= now) return undefined;
  return Math.ceil((state.until - now) / 60_000);
}

/** What is left, in words that continue “snoozed”: `for 14 more minutes`. */
export function describeSnooze(state: SnoozeState, now: number): string {
  const minutes = minutesLeft(state, now);
  if (state.until === 'restart') return 'until VS Code starts again';
  if (minutes === undefined) return 'no longer';
  return minutes === 1 ? 'for less than a minute' : `for ${minutes} more minutes`;
}

/** Milliseconds until what {@link describeSnooze} says changes; `undefined` when it never does. */
export function nextChange(state: SnoozeState, now: number): number | undefined {
  if (state.until === 'restart') return undefined;
  const left = state.until - now;
  // A whole number of minutes left is shown as that number for the whole minute to come.
  return left <= 0 ? 0 : left % 60_000 || 60_000;
}

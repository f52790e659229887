/** Crashes within this many milliseconds count together. */
export const crashWindow = 60_000;

/** Restarts by itself within the window. A third crash is no accident, and loading gigabytes again and again hurts. */
export const mostRestarts = 2;

/**
 * Whether to start the process again after a crash. `crashes` are the times of the crashes so far, this one included,
 * and `now` the time of this one, in milliseconds of any clock.
 */
export function mayRestart(crashes: readonly number[], now: number): boolean {
  return crashes.filter((time) => now - time < crashWindow).length <= mostRestarts;
}

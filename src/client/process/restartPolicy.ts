/** Crashes within this many milliseconds count together. */
export const crashWindow = 60_000;

/**
 * Automatic restarts within the window. A third crash is no accident, and loading gigabytes again and again slows the
 * machine down.
 */
export const mostRestarts = 2;

/**
 * Whether to restart the process after a crash. `crashes` are the times of all crashes including this one, and `now`
 * is the time of this one, in milliseconds of any clock.
 */
export function mayRestart(crashes: readonly number[], now: number): boolean {
  return crashes.filter((time) => now - time < crashWindow).length <= mostRestarts;
}

/** Tries in a row that bring nothing, before a download fails. */
export const mostTries = 7;

/** The longest that a download waits by itself when a server asks for it, in seconds. */
export const longestWait = 600;

/**
 * Milliseconds to wait before another try: twice as long each time, with chance in it, so that many clients do not come
 * back at once.
 * @param tries that brought nothing, from 1.
 * @param seconds that the server asks for.
 * @param random from 0 to 1.
 */
export function retryDelay(tries: number, seconds: number | undefined, random: number): number {
  if (seconds !== undefined) return Math.max(0, seconds * 1000) + random * 500;
  return Math.min(1000 * 2 ** (tries - 1), 30_000) * (0.5 + random / 2);
}

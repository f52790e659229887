import { setTimeout as delay } from 'node:timers/promises';

/** Looks again and again until there is something. `undefined` when there is nothing in time. */
export async function until<T>(
  milliseconds: number,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T | undefined> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined || performance.now() > end) return found;
    await delay(50);
  }
}

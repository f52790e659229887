import { nextPressure, noPressure } from '../core/models/unloading/pressure.ts';
import type { MemorySample } from '../core/models/unloading/memorySample.ts';
import type { UnloadReason, UnloadRules } from '../protocol/unloading.ts';

/** Watches whether a loaded model should be unloaded. */
export interface UnloadWatch {
  /** Takes effect at once. */
  follow: (rules: UnloadRules) => void;
  /**
   * Call it when a request begins, and the result when it has ended.
   * @param waitedFor somebody waits for it: it was a use of the model.
   */
  use: (waitedFor: boolean) => () => void;
  stop: () => void;
}

/** Milliseconds between two looks at the memory, and before asking again when nobody has let go. */
const lookEvery = 5000;

/** Under pressure, milliseconds after a request in which the next one may be about to come. */
const quiet = 10_000;

/** A timer delay is limited to 31 bits; a larger one fires at once. */
const longestDelay = 2 ** 31 - 1;

/**
 * Begins with a model that is loaded and unused.
 * @param onUnload called when it should be unloaded, again and again until {@link UnloadWatch.stop}; never while a
 *   request runs.
 */
export function createUnloadWatch(options: {
  memory: () => Promise<MemorySample | undefined>;
  onUnload: (reason: UnloadReason) => void;
}): UnloadWatch {
  let rules: UnloadRules = { after: 0, reason: 'idle', underPressure: false };
  let pressure = noPressure;
  let running = 0;
  let lastUse = Date.now();
  let idle: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;

  function schedule(least = 0): void {
    clearTimeout(idle);
    if (rules.after <= 0 || running > 0) return;
    const left = Math.max(least, lastUse + rules.after - Date.now());
    idle = setTimeout(
      () => {
        // A delay longer than what a timer can take: not yet.
        if (Date.now() - lastUse >= rules.after) options.onUnload(rules.reason);
        schedule(lookEvery);
      },
      Math.min(left, longestDelay),
    );
    idle.unref();
  }

  async function look(): Promise<void> {
    const sample = await options.memory();
    if (!sample || looking === undefined) return;
    pressure = nextPressure(pressure, sample);
    if (pressure.short && running === 0 && Date.now() - lastUse >= quiet) options.onUnload('memory');
  }

  return {
    follow: (next) => {
      rules = next;
      schedule();
      clearInterval(looking);
      looking = undefined;
      pressure = noPressure;
      if (!rules.underPressure) return;
      looking = setInterval(() => void look(), lookEvery);
      looking.unref();
    },
    use: (waitedFor) => {
      running++;
      clearTimeout(idle);
      return () => {
        running--;
        if (waitedFor) lastUse = Date.now();
        schedule();
      };
    },
    stop: () => {
      clearTimeout(idle);
      clearInterval(looking);
      looking = undefined;
    },
  };
}

/**
 * How fast the user types and how fast the model answers. Together they decide how long to wait before asking the
 * model.
 */
export interface Cadence {
  /** When the last key was hit, in milliseconds from any fixed point; `undefined` before the first. */
  lastKey: number | undefined;
  /** Average milliseconds between two keys of a burst; pauses for thought do not count. */
  gap: number;
  /** Average milliseconds that the model takes to answer; `undefined` before the first answer. */
  latency: number | undefined;
}

/**
 * 240 ms between keys is the mean of 168,000 typists (Dhakal et al., Observations on Typing from 136 Million
 * Keystrokes, CHI 2018); people who type a lot are at 120. The initial value lies between, and adapts to the user
 * within a few words.
 */
export const startCadence: Cadence = { lastKey: undefined, gap: 180, latency: undefined };

/** Milliseconds above which the user has stopped to think and the burst is over (same source, 95th percentile). */
const longestGap = 700;

/** Milliseconds below which keys come from key repeat, a paste or a macro. */
const shortestGap = 20;

/** Weight of the newest value in the moving average: about the last ten count, as in Kilo Code. */
const newest = 0.15;

/** Records a key press at `time`, in milliseconds. */
export function withKey(cadence: Cadence, time: number): Cadence {
  const gap = cadence.lastKey === undefined ? Infinity : time - cadence.lastKey;
  const counts = gap >= shortestGap && gap <= longestGap;
  return { ...cadence, lastKey: time, gap: counts ? average(cadence.gap, gap) : cadence.gap };
}

/**
 * Records an answer.
 * @param latency milliseconds from the request to the end of the answer.
 */
export function withAnswer(cadence: Cadence, latency: number): Cadence {
  if (!Number.isFinite(latency) || latency < 0) return cadence;
  return {
    ...cadence,
    latency: cadence.latency === undefined ? latency : average(cadence.latency, latency),
  };
}

/**
 * Milliseconds to wait before asking the model, at most `longest`. An answer that comes after the next key is wasted
 * work. So the wait is the time in which a typist in a burst would have hit the next key, scaled down the more likely
 * the answer is to arrive before it: a model that answers within one gap is asked almost at once, a slow one only when
 * typing has paused. Time that has passed since the last key counts towards the wait.
 */
export function waitFor(cadence: Cadence, longest: number, now: number): number {
  const { gap, lastKey } = cadence;
  // Before the first measurement, go by the setting alone.
  const latency = cadence.latency ?? gap;
  const wasted = latency / (latency + gap);
  const elapsed = lastKey === undefined ? 0 : Math.max(0, now - lastKey);
  const wait = wasted * gap * surely - elapsed;
  return Math.round(Math.min(longest, Math.max(0, wait)));
}

/** Gaps of one typist vary: most in a burst are below this multiple of their average. */
const surely = 1.5;

function average(old: number, value: number): number {
  return old + newest * (value - old);
}

/** How fast the user types and the model answers: from it follows how long to wait before the model is asked. */
export interface Cadence {
  /** When the last key was hit, in milliseconds from any fixed point; `undefined` before the first. */
  lastKey: number | undefined;
  /** Milliseconds between two keys of a burst, averaged; pauses for thought do not count. */
  gap: number;
  /** Milliseconds that the model takes for an answer, averaged; `undefined` before the first. */
  latency: number | undefined;
}

/**
 * 240 ms between keys is the mean of 168,000 typists (Dhakal et al., Observations on Typing from 136 Million
 * Keystrokes, CHI 2018); people who type a lot are at 120. The average starts between, and is the user's own after a
 * few words.
 */
export const startCadence: Cadence = { lastKey: undefined, gap: 180, latency: undefined };

/** Milliseconds above which a pause is no part of a burst: the user has stopped to think (same source, its 95th percentile). */
const longestGap = 700;

/** Milliseconds below which keys are a repeating key, a paste or a macro. */
const shortestGap = 20;

/** Weight of the newest value: an average over about the last ten, as Kilo Code takes the last ten latencies. */
const newest = 0.15;

export function withKey(cadence: Cadence, time: number): Cadence {
  const gap = cadence.lastKey === undefined ? Infinity : time - cadence.lastKey;
  const counts = gap >= shortestGap && gap <= longestGap;
  return { ...cadence, lastKey: time, gap: counts ? average(cadence.gap, gap) : cadence.gap };
}

/** @param latency milliseconds from the question to the end of the answer. */
export function withAnswer(cadence: Cadence, latency: number): Cadence {
  if (!Number.isFinite(latency) || latency < 0) return cadence;
  return {
    ...cadence,
    latency: cadence.latency === undefined ? latency : average(cadence.latency, latency),
  };
}

/**
 * Milliseconds to wait before the model is asked, at most `longest`. An answer that comes before the next key is seen;
 * one that comes later was work for nothing. So the wait is the time by which a typist in a burst would have hit the
 * next key, and the less of it the more surely the answer comes first: a model that answers within a gap is asked
 * nearly at once, a slow one only when the typing has paused. What of it has gone by since the key is waited already.
 */
export function waitFor(cadence: Cadence, longest: number, now: number): number {
  const { gap, lastKey } = cadence;
  // Nothing measured: the setting is all there is to go by.
  const latency = cadence.latency ?? gap;
  const wasted = latency / (latency + gap);
  const elapsed = lastKey === undefined ? 0 : Math.max(0, now - lastKey);
  const wait = wasted * gap * surely - elapsed;
  return Math.round(Math.min(longest, Math.max(0, wait)));
}

/** Gaps of one typist scatter: most of a burst's are within this multiple of their average. */
const surely = 1.5;

function average(old: number, value: number): number {
  return old + newest * (value - old);
}

import { describe, expect, test } from 'vitest';
import {
  startCadence,
  waitFor,
  withAnswer,
  withKey,
  type Cadence,
} from '../../../src/core/completion/cadence.ts';

/** A typist who hits keys a gap apart, and a model that takes `latency` each time, if it has answered yet. */
function typist(gap: number, latency?: number): Cadence {
  let cadence = startCadence;
  for (let key = 0; key < 60; key++) cadence = withKey(cadence, key * gap);
  if (latency !== undefined)
    for (let answer = 0; answer < 20; answer++) cadence = withAnswer(cadence, latency);
  return { ...cadence, lastKey: undefined };
}

describe('the wait', () => {
  test.each([
    // gap, latency, longest, wait
    [200, 20, 500, 27],
    [200, 200, 500, 150],
    [200, 2000, 500, 273],
    [100, 2000, 500, 143],
    [400, 2000, 500, 500],
    [200, 2000, 75, 75],
    [200, 2000, 0, 0],
    [200, undefined, 500, 150],
  ])('keys %i ms apart, answers in %s ms, at most %i ms: %i ms', (gap, latency, longest, expected) => {
    expect(waitFor(typist(gap, latency), longest, 0)).toBe(expected);
  });

  test('grows with the latency and with the gap, and never beyond the setting', () => {
    const latencies = [0, 10, 50, 200, 1000, 10_000];
    const waits = latencies.map((latency) => waitFor(typist(150, latency), 200, 0));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBe(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(200);
  });

  test('counts what has gone by since the key', () => {
    const cadence = { ...typist(200, 2000), lastKey: 1000 };
    expect(waitFor(cadence, 500, 1000)).toBe(273);
    expect(waitFor(cadence, 500, 1100)).toBe(173);
    expect(waitFor(cadence, 500, 9000)).toBe(0);
    // A clock that went back.
    expect(waitFor(cadence, 500, 0)).toBe(273);
  });
});

describe('the gap', () => {
  test('follows the typist', () => {
    expect(typist(90).gap).toBeCloseTo(90, 0);
    expect(typist(320).gap).toBeCloseTo(320, 0);
  });

  test('does not count pauses and repeating keys', () => {
    expect(typist(5000).gap).toBe(startCadence.gap);
    expect(typist(5).gap).toBe(startCadence.gap);
    expect(typist(0).gap).toBe(startCadence.gap);
    expect(typist(-100).gap).toBe(startCadence.gap);
  });
});

test('the latency is an average, and nonsense is left out', () => {
  let cadence = withAnswer(startCadence, 100);
  expect(cadence.latency).toBe(100);
  cadence = withAnswer(cadence, 200);
  expect(cadence.latency).toBeCloseTo(115);
  expect(withAnswer(cadence, NaN)).toBe(cadence);
  expect(withAnswer(cadence, -1)).toBe(cadence);
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemorySample } from '../../../src/core/models/unloading/memorySample.ts';
import { createUnloadWatch } from '../../../src/model/unloadWatch.ts';
import type { UnloadReason, UnloadRules } from '../../../src/protocol/unloading.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GiB = 1024 ** 3;
const scarce = { total: 16 * GiB, available: 0.1 * GiB };
const ample = { total: 16 * GiB, available: 9 * GiB };
const minute = 60_000;

function watch(rules: Partial<UnloadRules>) {
  let memory: MemorySample | undefined = ample;
  const asked: UnloadReason[] = [];
  const watch = createUnloadWatch({
    memory: () => Promise.resolve(memory),
    onUnload: (reason) => asked.push(reason),
  });
  watch.follow({ after: 0, reason: 'idle', underPressure: false, ...rules });
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  return { ...watch, asked, pass, have: (sample: MemorySample | undefined) => (memory = sample) };
}

describe('without requests', () => {
  test('it asks after the time, and again if nobody has let go', async () => {
    const { asked, pass } = watch({ after: minute });
    await pass(minute - 1);
    expect(asked).toEqual([]);
    await pass(1);
    expect(asked).toEqual(['idle']);
    await pass(5000);
    expect(asked).toEqual(['idle', 'idle']);
  });

  test('each request starts the time over, from its end', async () => {
    const { asked, pass, use } = watch({ after: minute });
    await pass(minute / 2);
    const leave = use(true);
    await pass(10 * minute);
    leave();
    await pass(minute - 1);
    expect(asked).toEqual([]);
    await pass(1);
    expect(asked).toEqual(['idle']);
  });

  test('one of several requests keeps it', async () => {
    const { asked, pass, use } = watch({ after: minute });
    const first = use(true);
    const second = use(true);
    first();
    await pass(5 * minute);
    expect(asked).toEqual([]);
    second();
    await pass(minute);
    expect(asked).toEqual(['idle']);
  });

  test('work ahead of time is not interrupted, but is no use', async () => {
    const { asked, pass, use } = watch({ after: minute });
    await pass(minute - 1000);
    const leave = use(false);
    await pass(5000);
    expect(asked).toEqual([]);
    leave();
    await pass(0);
    expect(asked).toEqual(['idle']);
  });

  test('0 keeps it, and so does a time longer than a timer', async () => {
    for (const after of [0, 60 * 24 * minute]) {
      const { asked, pass } = watch({ after });
      await pass(23 * 60 * minute);
      expect(asked).toEqual([]);
    }
    const { asked, pass } = watch({ after: 40 * 24 * 60 * minute });
    await pass(39 * 24 * 60 * minute);
    expect(asked).toEqual([]);
    await pass(24 * 60 * minute);
    expect(asked.length).toBeGreaterThan(0);
  });

  test('a change of the rules counts at once, with its reason', async () => {
    const { asked, pass, follow } = watch({ after: 30 * minute });
    await pass(6 * minute);
    follow({ after: 5 * minute, reason: 'battery', underPressure: false });
    await pass(0);
    expect(asked).toEqual(['battery']);
    follow({ after: 0, reason: 'idle', underPressure: false });
    await pass(60 * minute);
    expect(asked).toEqual(['battery']);
  });

  test('nothing after the end', async () => {
    const { asked, pass, stop, have } = watch({ after: minute, underPressure: true });
    have(scarce);
    stop();
    await pass(10 * minute);
    expect(asked).toEqual([]);
  });
});

describe('under memory pressure', () => {
  test('it asks when memory stays short', async () => {
    const { asked, pass, have } = watch({ underPressure: true });
    await pass(minute);
    have(scarce);
    await pass(10_000);
    expect(asked).toEqual([]);
    await pass(5000);
    expect(asked).toEqual(['memory']);
  });

  test('never in the middle of an answer, nor right after it', async () => {
    const { asked, pass, have, use } = watch({ underPressure: true });
    const leave = use(true);
    have(scarce);
    await pass(5 * minute);
    leave();
    await pass(9999);
    expect(asked).toEqual([]);
    await pass(5001);
    expect(asked).toContain('memory');
  });

  test('not when there is enough, when nobody knows, or when the setting is off', async () => {
    const { asked, pass, have, follow } = watch({ underPressure: true });
    await pass(minute);
    have(undefined);
    await pass(minute);
    follow({ after: 0, reason: 'idle', underPressure: false });
    have(scarce);
    await pass(minute);
    expect(asked).toEqual([]);
  });
});

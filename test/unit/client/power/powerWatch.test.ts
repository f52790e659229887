import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPowerWatch } from '../../../../src/client/power/powerWatch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(wanted: boolean, platform: NodeJS.Platform = 'linux') {
  const all = { wanted, battery: true as boolean | undefined, looks: 0, changes: 0 };
  const power = createPowerWatch({
    wanted: () => all.wanted,
    platform,
    read: () => {
      all.looks++;
      return Promise.resolve(all.battery);
    },
  });
  power.onDidChange(() => all.changes++);
  return { all, power };
}

test('nobody wants to know: nothing is read', async () => {
  const { all, power } = watch(false);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(all.looks).toBe(0);
  expect(power.onBattery).toBeUndefined();
});

test('it is read at once and then now and then, and changes are told once', async () => {
  const { all, power } = watch(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(power.onBattery).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(all.changes).toBe(1);
  all.battery = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(power.onBattery).toBe(false);
  expect(all.changes).toBe(2);
});

test('on Windows, where it costs a process, seldom', async () => {
  const { all } = watch(true, 'win32');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(all.looks).toBe(13);
});

test('turned on and off by the setting', async () => {
  const { all, power } = watch(false);
  all.wanted = true;
  power.update();
  power.update();
  await vi.advanceTimersByTimeAsync(0);
  expect(all.looks).toBe(1);
  expect(power.onBattery).toBe(true);
  all.wanted = false;
  power.update();
  expect(power.onBattery).toBeUndefined();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(all.looks).toBe(1);
});

test('an answer that comes after it was turned off does not count', async () => {
  const { all, power } = watch(true);
  all.wanted = false;
  power.update();
  await vi.advanceTimersByTimeAsync(0);
  expect(power.onBattery).toBeUndefined();
  expect(all.changes).toBe(0);
});

test.runIf(process.platform === 'linux')('this machine says', async () => {
  vi.useRealTimers();
  const power = createPowerWatch({ wanted: () => true });
  await expect.poll(() => power.onBattery).toBeTypeOf('boolean');
  power.dispose();
});

test('a system that has no means says nothing', async () => {
  const power = createPowerWatch({ wanted: () => true, platform: 'freebsd' });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(power.onBattery).toBeUndefined();
});

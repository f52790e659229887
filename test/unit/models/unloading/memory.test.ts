import { readdir, readFile } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { describe, expect, test } from 'vitest';
import { systemFiles } from '../../../../src/core/models/systemFiles.ts';
import { sampleMemory } from '../../../../src/core/models/unloading/memorySample.ts';
import { mayReload, nextPressure, noPressure } from '../../../../src/core/models/unloading/pressure.ts';
import { recorded } from '../cores/machines.ts';

const GiB = 1024 ** 3;
const known = { platform: 'linux', total: () => 16 * GiB, free: () => 3 * GiB } as const;

const meminfo = `MemTotal:       16280000 kB
MemFree:          412000 kB
MemAvailable:    9123456 kB
Buffers:          120000 kB`;
const calm = 'some avg10=0.00 avg60=0.00 avg300=0.00 total=3\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=1';
const thrashing =
  'some avg10=71.30 avg60=40.01 avg300=12.5 total=99\nfull avg10=64.25 avg60=31.2 avg300=9.1 total=88';

describe('a sample', () => {
  test.each<[string, Record<string, string>, object | undefined]>([
    [
      'Linux',
      { '/proc/meminfo': meminfo, '/proc/pressure/memory': calm },
      { total: 16280000 * 1024, available: 9123456 * 1024, stalled: 0 },
    ],
    [
      'Linux that thrashes',
      { '/proc/meminfo': meminfo, '/proc/pressure/memory': thrashing },
      { total: 16280000 * 1024, available: 9123456 * 1024, stalled: 0.6425 },
    ],
    [
      'a kernel without PSI',
      { '/proc/meminfo': meminfo },
      { total: 16280000 * 1024, available: 9123456 * 1024 },
    ],
    ['a kernel before 3.14', { '/proc/meminfo': 'MemTotal: 16280000 kB\nMemFree: 1 kB' }, undefined],
    ['a sandbox without /proc', {}, undefined],
    [
      'a container of 4 GiB, of which 3 are used, 1 by cached files',
      {
        '/proc/meminfo': meminfo,
        '/proc/self/cgroup': '0::/',
        '/sys/fs/cgroup/memory.max': String(4 * GiB),
        '/sys/fs/cgroup/memory.current': String(3 * GiB),
        '/sys/fs/cgroup/memory.stat': `anon ${2 * GiB}\nfile ${GiB}\nfile_dirty 0`,
      },
      { total: 4 * GiB, available: 2 * GiB },
    ],
    [
      'the same by version 1',
      {
        '/proc/meminfo': meminfo,
        '/proc/self/cgroup': '5:memory:/docker/ab\n0::/',
        '/sys/fs/cgroup/memory/memory.limit_in_bytes': String(4 * GiB),
        '/sys/fs/cgroup/memory/memory.usage_in_bytes': String(3.5 * GiB),
        '/sys/fs/cgroup/memory/memory.stat': `cache 7\ntotal_cache ${GiB}`,
      },
      { total: 4 * GiB, available: 1.5 * GiB },
    ],
    [
      'groups without a limit',
      {
        '/proc/meminfo': meminfo,
        '/proc/self/cgroup': '0::/user.slice\n5:memory:/',
        '/sys/fs/cgroup/user.slice/memory.max': 'max',
        '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712',
      },
      { total: 16280000 * 1024, available: 9123456 * 1024 },
    ],
  ])('%s', async (_name, files, expected) => {
    expect(await sampleMemory(known, recorded(files))).toEqual(expected);
  });

  test('Windows counts what it caches of files as free', async () => {
    expect(await sampleMemory({ ...known, platform: 'win32' }, recorded({}))).toEqual({
      total: 16 * GiB,
      available: 3 * GiB,
    });
  });

  test('macOS does not say', async () => {
    expect(await sampleMemory({ ...known, platform: 'darwin' }, recorded({}))).toBeUndefined();
  });

  test.runIf(process.platform === 'linux')('this machine', async () => {
    const files = systemFiles({ readFile, readdir });
    const sample = await sampleMemory({ platform: 'linux', total: totalmem, free: freemem }, files);
    expect(sample?.available).toBeGreaterThan(0);
    expect(sample?.available).toBeLessThanOrEqual(sample!.total);
  });
});

/** The judgement after samples of these many available GiB on a machine of 16 (short is below 0.8). */
function judge(available: readonly number[], stalled?: number) {
  return available.reduce(
    (pressure, gib) =>
      nextPressure(pressure, {
        total: 16 * GiB,
        available: gib * GiB,
        ...(stalled !== undefined && { stalled }),
      }),
    noPressure,
  ).short;
}

describe('the judgement', () => {
  test.each([
    ['nothing yet', [], false],
    ['a peak', [0.1, 0.1, 9], false],
    ['short', [0.7, 0.7, 0.7], true],
    ['peaks that do not follow each other', [0.1, 0.1, 1, 0.1, 0.1, 1, 0.1], false],
    ['between the two limits nothing changes: from enough', [1, 1.5, 1, 1.2, 0.9], false],
    ['… and from short', [0.1, 0.1, 0.1, 1, 1.5, 1, 1.5], true],
    ['a moment of relief', [0.1, 0.1, 0.1, 9, 9], true],
    ['relief', [0.1, 0.1, 0.1, 9, 9, 9], false],
    ['relief that goes back', [0.1, 0.1, 0.1, 9, 9, 1, 9, 9], true],
  ])('%s', (_name, available, expected) => {
    expect(judge(available)).toBe(expected);
  });

  test('waiting for memory is short whatever is available, and some waiting is no relief', () => {
    expect(judge([9, 9, 9], 0.1)).toBe(true);
    expect(judge([9, 9, 9], 0.09)).toBe(false);
    const short = { short: true, against: 2 };
    expect(nextPressure(short, { total: 16 * GiB, available: 9 * GiB, stalled: 0.02 })).toEqual({
      short: true,
      against: 0,
    });
  });

  test('it never changes twice within five samples, whatever comes', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    let pressure = noPressure;
    let since = 0;
    for (let sample = 0; sample < 20_000; sample++) {
      const next = nextPressure(pressure, {
        total: 16 * GiB,
        available: random() * 3 * GiB,
        stalled: random() < 0.1 ? 0.2 : 0,
      });
      since++;
      if (next.short !== pressure.short) {
        if (pressure !== noPressure) expect(since).toBeGreaterThanOrEqual(3);
        since = 0;
      }
      pressure = next;
    }
  });

  test.each([
    ['a small machine', 4, 0.6, false],
    ['a small machine', 4, 0.4, true],
    ['a large machine', 512, 2.1, false],
    ['a large machine', 512, 1.9, true],
  ])('%s of %d GiB with %d left', (_name, total, available, short) => {
    const sample = { total: total * GiB, available: available * GiB };
    const after = [1, 2, 3].reduce((pressure) => nextPressure(pressure, sample), noPressure);
    expect(after.short).toBe(short);
  });
});

describe('a model of 8 GiB may be loaded again on a machine of 16', () => {
  test.each([
    [9, undefined, false],
    [9.5, undefined, false],
    [9.7, undefined, true],
    [12, 0.005, true],
    [12, 0.05, false],
  ])('with %d available and %s of the time waiting: %s', (available, stalled, expected) => {
    const sample = {
      total: 16 * GiB,
      available: available * GiB,
      ...(stalled !== undefined && { stalled }),
    };
    expect(mayReload(sample, 8 * GiB)).toBe(expected);
  });

  test('what unloads it never lets it load again at once, even if it frees all that it took', () => {
    for (let total = 2; total <= 1024; total *= 2)
      for (let needed = 0; needed < total; needed += total / 8) {
        const left = Math.min(2, Math.max(0.5, total * 0.05)) - 0.001;
        expect(mayReload({ total: total * GiB, available: (left + needed) * GiB }, needed * GiB)).toBe(false);
      }
  });
});

import { availableParallelism } from 'node:os';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseCpuList } from '../../../../src/core/models/cores/cpuList.ts';
import { findCores } from '../../../../src/core/models/cores/findCores.ts';
import { threadPlan } from '../../../../src/core/models/cores/threads.ts';
import { systemFiles } from '../../../../src/core/models/systemFiles.ts';
import { machines } from './machines.ts';

const linux = { platform: 'linux', architecture: 'x64', logical: 128, mathCores: 64 } as const;

describe('on Linux', () => {
  test.each<[keyof typeof machines, object, number]>([
    // The eight efficiency cores serve the editor.
    ['alderLake', { physical: 16, performance: 8 }, 8],
    // llama.cpp counts four here, since it takes every second CPU for a hyperthread.
    ['arrowLake', { physical: 20, performance: 8 }, 8],
    ['ryzen', { physical: 8 }, 7],
    ['oldKernel', { physical: 8 }, 7],
    ['noThreads', { physical: 8 }, 7],
    ['pinned', { physical: 4 }, 3],
    ['twoCores', { physical: 2 }, 1],
    ['oneCore', { physical: 1 }, 1],
    ['container', { physical: 64, quota: 4.5 }, 3],
    ['containerVersion1', { physical: 64, quota: 1.5 }, 1],
    ['slice', { physical: 8, quota: 6 }, 5],
    ['bigLittle', { physical: 8, performance: 4 }, 4],
    ['graviton', { physical: 16 }, 15],
    // The engine's count is what remains.
    ['unreadable', { physical: 64 }, 63],
  ])('%s', async (name, expected, threads) => {
    const facts = await findCores(linux, machines[name]);
    expect(facts).toEqual(expected);
    expect(threadPlan(facts, false)).toEqual({ perContext: threads, together: threads + 1 });
  });

  test('this machine', async () => {
    const logical = availableParallelism();
    const facts = await findCores(
      { ...linux, logical, mathCores: logical },
      systemFiles({ readFile, readdir }),
    );
    expect(facts.physical).toBeGreaterThanOrEqual(1);
    expect(facts.physical).toBeLessThanOrEqual(logical);
  });
});

test.each([
  ['Apple M1: four of each kind', 'darwin', 'arm64', 8, 4, { physical: 8, performance: 4 }, 4],
  ['Apple M3 Max: twelve and four', 'darwin', 'arm64', 16, 12, { physical: 16, performance: 12 }, 12],
  ['a Mac with an Intel i7 of four cores', 'darwin', 'x64', 8, 4, { physical: 4 }, 3],
  ['Windows on a Ryzen of eight cores', 'win32', 'x64', 16, 8, { physical: 8 }, 7],
  ['Windows, where the process may use two CPUs', 'win32', 'x64', 2, 8, { physical: 2 }, 1],
  ['Windows on one CPU', 'win32', 'x64', 1, 1, { physical: 1 }, 1],
] as const)('%s', async (_name, platform, architecture, logical, mathCores, expected, threads) => {
  const facts = await findCores({ platform, architecture, logical, mathCores }, machines.unreadable);
  expect(facts).toEqual(expected);
  expect(threadPlan(facts, false).perContext).toBe(threads);
});

describe('threads', () => {
  test('with all layers on the GPU, one for each context', async () => {
    const facts = await findCores(linux, machines.ryzen);
    expect(threadPlan(facts, true)).toEqual({ perContext: 1, together: 2 });
  });

  test('a quota within a hybrid processor leaves some of itself to the editor', () => {
    expect(threadPlan({ physical: 16, performance: 8, quota: 4 }, false).perContext).toBe(3);
    expect(threadPlan({ physical: 16, performance: 8, quota: 8.5 }, false).perContext).toBe(7);
    expect(threadPlan({ physical: 16, performance: 8, quota: 9 }, false).perContext).toBe(8);
  });

  test('one efficiency core is too few for the editor', () => {
    expect(threadPlan({ physical: 5, performance: 4 }, false).perContext).toBe(3);
  });

  test('never less than one, never more than the cores', () => {
    for (let physical = 1; physical <= 130; physical++)
      for (const performance of [undefined, 1, physical])
        for (const quota of [undefined, 0.1, 1, 3.7, 200]) {
          const facts = { physical, ...(performance && { performance }), ...(quota && { quota }) };
          const { perContext, together } = threadPlan(facts, false);
          expect(perContext).toBeGreaterThanOrEqual(1);
          expect(perContext).toBeLessThanOrEqual(performance ?? physical);
          expect(perContext).toBeLessThanOrEqual(Math.max(1, quota ?? Infinity));
          expect(together).toBe(perContext + 1);
        }
  });
});

test.each([
  ['0-3,8,10-11', [0, 1, 2, 3, 8, 10, 11]],
  ['5', [5]],
  ['', []],
  ['0-', []],
  ['0-99999999', []],
  ['3-1', []],
  ['all', []],
])('the list %j', (list, numbers) => {
  expect(parseCpuList(list)).toEqual(numbers);
});

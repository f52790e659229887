import { expect, test } from 'vitest';
import { afterUnloading } from '../../../../src/core/models/fit/afterUnloading.ts';
import type { ModelInfo } from '../../../../src/protocol/model.ts';
import { machineOf } from '../../../support/machines.ts';

const GiB = 1024 ** 3;

const onCpu: ModelInfo = {
  name: 'a model',
  device: 'CPU',
  contextTokens: 4096,
  files: [{ path: '/m.gguf', size: 4 * GiB, modified: 0, inode: 0 }],
  // The file is mapped, and 3 GiB of experts are copied.
  memory: [{ device: 'RAM', weights: 7 * GiB, caches: GiB, buffers: GiB }],
};

const onGpus: ModelInfo = {
  ...onCpu,
  memory: [
    { device: 'RAM', weights: GiB, caches: 0, buffers: 0 },
    { device: 'CUDA0', weights: 2 * GiB, caches: GiB, buffers: 0 },
    { device: 'CUDA1', weights: GiB, caches: 0, buffers: GiB },
  ],
};

/** GiB that become free: of RAM, and of each GPU. */
function freed(model: ModelInfo, unified = false): number[] {
  const before = machineOf(64, unified ? [48] : [24, 24], unified);
  const after = afterUnloading(before, model);
  return [
    after.ram.free - before.ram.free,
    ...after.gpus.map(({ free }, index) => free - (before.gpus[index]?.free ?? 0)),
  ].map((bytes) => Math.round(bytes / GiB));
}

test('a file in memory is free already; copies and caches become free', () => {
  expect(freed(onCpu)).toEqual([4, 0, 0]);
});

test('each GPU gets back what the model has there', () => {
  expect(freed(onGpus)).toEqual([0, 3, 2]);
});

test('where memory is shared, what the GPU gives back is free for both', () => {
  const metal = { device: 'Metal', weights: 2 * GiB, caches: GiB, buffers: 0 };
  expect(freed({ ...onCpu, memory: [metal] }, true)).toEqual([3, 3]);
});

test('never more than there is, and nothing when the engine does not say what it takes', () => {
  const huge = { device: 'CUDA0', weights: 100 * GiB, caches: 0, buffers: 0 };
  expect(freed({ ...onCpu, memory: [huge] })).toEqual([0, 5, 0]);
  const { memory: _, ...silent } = onCpu;
  expect(freed(silent)).toEqual([0, 0, 0]);
});

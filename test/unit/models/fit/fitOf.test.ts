import { expect, test } from 'vitest';
import { fitOf } from '../../../../src/core/models/fit/fitOf.ts';
import { fitLine } from '../../../../src/core/models/fit/fitWords.ts';
import { bytesOf } from '../../../../src/core/models/fit/memoryNeeds.ts';
import type { Machine } from '../../../../src/protocol/machine.ts';
import { realHead, type RealModel } from '../../../../tools/models/realLayouts.ts';
import { machineOf } from '../../../support/machines.ts';
import { realShape } from '../../../support/shapes.ts';

test.each<[RealModel, number]>([
  ['gpt-oss-20b', 12_109_566_624],
  ['gpt-oss-120b', 63_387_346_208],
])('the layout of %s adds up to the published file', (model, bytes) => {
  const { head, fileSize } = realHead(model);
  // The rest is the vocabulary and the chat template.
  expect(bytes - fileSize + head.length).toBeGreaterThan(12e6);
  expect(bytes - fileSize + head.length).toBeLessThan(14e6);
});

test.each<[RealModel, string, Machine, string]>([
  ['gpt-oss-20b', 'a large GPU', machineOf(64, [24]), 'gpu 25 16384'],
  ['gpt-oss-20b', 'a small GPU', machineOf(64, [8]), 'split'],
  ['gpt-oss-20b', 'no GPU', machineOf(32), 'cpu 0 16384'],
  ['gpt-oss-20b', 'little memory', machineOf(8), 'too large'],
  ['gpt-oss-20b', 'two small GPUs', machineOf(64, [12, 12]), 'gpu 25 16384'],
  ['gpt-oss-20b', 'shared memory', machineOf(32, [24], true), 'gpu 25 16384'],
  ['gpt-oss-120b', 'a large GPU', machineOf(128, [96]), 'gpu 37 16384'],
  ['gpt-oss-120b', 'no GPU', machineOf(128), 'cpu 0 16384'],
  ['gpt-oss-120b', 'a laptop', machineOf(32, [8]), 'too large'],
])('%s on a machine with %s', async (model, _name, each, expected) => {
  const { recommended } = fitOf(await realShape(model), each, { contextTokens: 16_384 });
  const found = recommended
    ? `${recommended.placement} ${recommended.gpuLayers} ${recommended.contextTokens}`
    : 'too large';
  expect(found).toMatch(new RegExp(`^${expected}`));
});

test('an option never needs more than what is free, and each layer is somewhere', async () => {
  const shape = await realShape('gpt-oss-20b');
  const weights = shape.layers.reduce((sum, size) => sum + size, 0) + shape.input + shape.output;
  for (let vram = 1; vram <= 24; vram++) {
    const { options } = fitOf(shape, machineOf(32, [vram, vram / 2]), { contextTokens: 16_384 });
    for (const { memory, perDevice, fits } of options) {
      expect(memory.reduce((sum, use) => sum + use.weights, 0)).toBeCloseTo(weights, -3);
      const needs = perDevice.reduce((sum, device) => sum + device.needs, 0);
      expect(needs).toBeCloseTo(
        memory.map(bytesOf).reduce((sum, bytes) => sum + bytes, 0),
        -3,
      );
      if (fits) for (const device of perDevice) expect(device.needs).toBeLessThanOrEqual(device.free);
    }
  }
});

test('a fit in one line', async () => {
  const shape = await realShape('gpt-oss-20b');
  const line = (on: Machine) => fitLine(fitOf(shape, on, { contextTokens: 16_384 }));
  expect(line(machineOf(64, [24]))).toBe('Runs on your GPU with a context of 16,384 tokens: fast');
  expect(line(machineOf(32))).toBe(
    'Runs on your CPU with a context of 16,384 tokens: about as fast as you read',
  );
  expect(line(machineOf(8))).toMatch(
    /^Too large for this machine: it needs 1\d\.\d GB, and \d\.\d GB are free$/,
  );
});

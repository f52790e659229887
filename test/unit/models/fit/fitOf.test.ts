import { expect, test } from 'vitest';
import { fitOf } from '../../../../src/core/models/fit/fitOf.ts';
import { fitLine } from '../../../../src/core/models/fit/fitWords.ts';
import type { Machine } from '../../../../src/core/models/fit/machine.ts';
import { realHead, type RealModel } from '../../../../tools/models/realLayouts.ts';
import { realShape } from '../../../support/shapes.ts';

const GiB = 1024 ** 3;

/** A machine with sizes in GiB; a fifth of everything is in use. */
function machine(ram: number, vram: readonly number[] = [], unified = false): Machine {
  const memory = (size: number) => ({ total: size * GiB, free: size * 0.8 * GiB });
  return {
    ram: memory(ram),
    gpus: vram.map((size, index) => ({ name: `GPU ${index}`, ...memory(size) })),
    unified,
    cores: { physical: 8 },
  };
}

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
  ['gpt-oss-20b', 'a large GPU', machine(64, [24]), 'gpu 25 16384'],
  ['gpt-oss-20b', 'a small GPU', machine(64, [8]), 'split'],
  ['gpt-oss-20b', 'no GPU', machine(32), 'cpu 0 16384'],
  ['gpt-oss-20b', 'little memory', machine(8), 'too large'],
  ['gpt-oss-20b', 'two small GPUs', machine(64, [12, 12]), 'gpu 25 16384'],
  ['gpt-oss-20b', 'shared memory', machine(32, [24], true), 'gpu 25 16384'],
  ['gpt-oss-120b', 'a large GPU', machine(128, [96]), 'gpu 37 16384'],
  ['gpt-oss-120b', 'no GPU', machine(128), 'cpu 0 16384'],
  ['gpt-oss-120b', 'a laptop', machine(32, [8]), 'too large'],
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
    const { options } = fitOf(shape, machine(32, [vram, vram / 2]), { contextTokens: 16_384 });
    for (const { memory, perDevice, fits } of options) {
      expect(memory.weights).toBeCloseTo(weights, -3);
      const needs = perDevice.reduce((sum, device) => sum + device.needs, 0);
      expect(needs).toBeCloseTo(memory.weights + memory.caches + memory.buffers, -3);
      if (fits) for (const device of perDevice) expect(device.needs).toBeLessThanOrEqual(device.free);
    }
  }
});

test('a fit in one line', async () => {
  const shape = await realShape('gpt-oss-20b');
  const line = (on: Machine) => fitLine(fitOf(shape, on, { contextTokens: 16_384 }));
  expect(line(machine(64, [24]))).toBe('Runs on your GPU with a context of 16,384 tokens: fast');
  expect(line(machine(32))).toBe(
    'Runs on your CPU with a context of 16,384 tokens: about as fast as you read',
  );
  expect(line(machine(8))).toMatch(
    /^Too large for this machine: it needs 1\d\.\d GB, and \d\.\d GB are free$/,
  );
});

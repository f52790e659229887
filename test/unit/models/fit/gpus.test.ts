import { expect, test } from 'vitest';
import { gpusOf } from '../../../../src/core/models/fit/gpus.ts';

const MiB = 1024 ** 2;
const sum = { total: 48 * 1024 * MiB, free: 40 * 1024 * MiB };
const using = (device: string, name: string, id: string, free: number) =>
  `llama_prepare_model_devices: using device ${device} (${name}) (${id}) - ${free} MiB free`;

test('one GPU has all the memory', () => {
  const line = using('CUDA0', 'NVIDIA H200', '0000:01:00.0', 1);
  expect(gpusOf(['NVIDIA H200'], sum, [line])).toEqual([{ name: 'NVIDIA H200', ...sum }]);
});

test('of several, the log says how much of each is free; names are told apart', () => {
  const log = [
    using('CUDA0', 'NVIDIA GeForce RTX 3090', '0000:01:00.0', 23_000),
    'load_tensors:        CUDA0 model buffer size = 11536.18 MiB',
    using('CUDA1', 'NVIDIA GeForce RTX 3090', '0000:02:00.0', 17_960),
  ];
  const names = ['NVIDIA GeForce RTX 3090', 'NVIDIA GeForce RTX 3090'];
  expect(gpusOf(names, sum, log)).toEqual([
    { name: 'NVIDIA GeForce RTX 3090', total: (23_000 + 4096) * MiB, free: 23_000 * MiB },
    { name: 'NVIDIA GeForce RTX 3090 (2)', total: (17_960 + 4096) * MiB, free: 17_960 * MiB },
  ]);
});

test('an integrated GPU that the engine leaves out is left out; brackets in names are part of them', () => {
  const log = [using('Vulkan0', 'AMD Radeon RX 7900 XT (RADV NAVI31)', 'unknown id', 20_000)];
  const gpus = gpusOf(['AMD Radeon RX 7900 XT (RADV NAVI31)', 'AMD Radeon Graphics'], sum, log);
  expect(gpus.map(({ name, free }) => [name, free])).toEqual([
    ['AMD Radeon RX 7900 XT (RADV NAVI31)', 20_000 * MiB],
  ]);
});

test('without a log, each gets an equal share', () => {
  expect(gpusOf(['A', 'B'], sum, [])).toEqual([
    { name: 'A', total: sum.total / 2, free: sum.free / 2 },
    { name: 'B', total: sum.total / 2, free: sum.free / 2 },
  ]);
  expect(gpusOf([], { total: 0, free: 0 }, [])).toEqual([]);
});

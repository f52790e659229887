import { expect, test } from 'vitest';
import { memoryUses } from '../../../src/core/models/bufferSizes.ts';

const mebibytes = (count: number) => Math.round(count * 1024 ** 2);

test('on the CPU, all buffers are RAM, those of both kinds of layers added', () => {
  expect(
    memoryUses([
      'load_tensors: loading model tensors, this can take a while... (load_mode = mmap)',
      'load_tensors:   CPU_Mapped model buffer size =    15.05 MiB',
      'load_tensors:   CPU_REPACK model buffer size =     5.98 MiB',
      'llama_context:        CPU  output buffer size =     0.02 MiB',
      'llama_kv_cache:        CPU KV buffer size =    10.00 MiB',
      'llama_kv_cache: size =   10.00 MiB (  4096 cells,   5 layers,  1/1 seqs), K (f16):    5.00 MiB',
      'llama_kv_cache:        CPU KV buffer size =    10.00 MiB',
      'sched_reserve:        CPU compute buffer size =    17.02 MiB',
    ]),
  ).toEqual([
    {
      device: 'RAM',
      weights: mebibytes(15.05) + mebibytes(5.98),
      caches: mebibytes(20),
      buffers: mebibytes(0.02) + mebibytes(17.02),
    },
  ]);
});

test('with a GPU, its own buffers and those that it keeps in RAM are told apart', () => {
  expect(
    memoryUses([
      'load_tensors:   CPU_Mapped model buffer size =  1104.61 MiB',
      'load_tensors:        CUDA0 model buffer size = 10949.39 MiB',
      'llama_kv_cache:      CUDA0 KV buffer size =   384.00 MiB',
      'sched_reserve:      CUDA0 compute buffer size =   398.38 MiB',
      'sched_reserve:  CUDA_Host compute buffer size =    21.65 MiB',
    ]),
  ).toEqual([
    { device: 'RAM', weights: mebibytes(1104.61), caches: 0, buffers: mebibytes(21.65) },
    { device: 'CUDA0', weights: mebibytes(10949.39), caches: mebibytes(384), buffers: mebibytes(398.38) },
  ]);
  expect(memoryUses(['load_tensors: Metal_Mapped model buffer size = 1.00 MiB'])[0]?.device).toBe('Metal');
});

test('a log without buffers says nothing', () => {
  expect(memoryUses(['llama_context: n_ctx = 4096'])).toEqual([]);
});

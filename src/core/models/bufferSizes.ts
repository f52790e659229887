import type { MemoryUse } from '../../protocol/model.ts';

/**
 * Where the memory of a model is, read from llama.cpp's log: it names each buffer that it allocates. A device that is
 * named twice (two contexts, or two kinds of layers) counts once, with the sum. Empty when the log names no buffer.
 */
export function memoryUses(log: readonly string[]): readonly MemoryUse[] {
  const uses = new Map<string, MemoryUse>();
  for (const line of log) {
    const [, buffer, kind, mebibytes] = bufferLine.exec(line) ?? [];
    const part = kind === undefined ? undefined : parts[kind];
    if (buffer === undefined || part === undefined) continue;
    const device = deviceOf(buffer);
    const use = uses.get(device) ?? { device, weights: 0, caches: 0, buffers: 0 };
    uses.set(device, { ...use, [part]: use[part] + Math.round(Number(mebibytes) * 1024 ** 2) });
  }
  return [...uses.values()];
}

/** For example `load_tensors:   CPU_Mapped model buffer size =    15.05 MiB`. */
const bufferLine = /(\S+)\s+(model|KV|compute|output) buffer size\s*=\s*([\d.]+) MiB/;

const parts: Readonly<Record<string, 'weights' | 'caches' | 'buffers'>> = {
  model: 'weights',
  KV: 'caches',
  compute: 'buffers',
  output: 'buffers',
};

/**
 * `CPU_Mapped` and `CPU_REPACK` are memory of the machine, as is what a GPU's back end keeps there (`CUDA_Host`). All
 * others are GPUs: `CUDA0`, `Vulkan1`, `Metal_Mapped`.
 */
function deviceOf(buffer: string): string {
  if (/^(CPU|BLAS|AMX)/.test(buffer) || /_Host$/.test(buffer)) return 'RAM';
  return buffer.replace(/_(Mapped|Private|Shared)$/, '');
}

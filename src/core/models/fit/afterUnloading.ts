import type { Machine } from '../../../protocol/machine.ts';
import type { MemoryUse, ModelInfo } from '../../../protocol/model.ts';
import { bytesOf } from './memoryNeeds.ts';

/** The machine as it would be if the loaded model were unloaded. */
export function afterUnloading(machine: Machine, { memory = [], files }: ModelInfo): Machine {
  const onGpus = memory.filter(({ device }) => device !== 'RAM');
  const ram = memory.find(({ device }) => device === 'RAM');
  const inFiles = files.reduce((sum, { size }) => sum + size, 0);
  // Weights that are mapped from the file are free already, as all that caches files is; copies of them are not.
  const copies = Math.max(0, (ram?.weights ?? 0) - inFiles);
  const freed = (ram ? ram.caches + copies : 0) + (machine.unified ? sum(onGpus) : 0);
  return {
    ...machine,
    ram: { ...machine.ram, free: Math.min(machine.ram.total, machine.ram.free + freed) },
    gpus: machine.gpus.map((gpu, index) => ({
      ...gpu,
      free: Math.min(gpu.total, gpu.free + sum(onGpus.filter(({ device }) => indexOf(device) === index))),
    })),
  };
}

/** The number at the end of what the engine calls a GPU: `CUDA1`. Metal has one only, and no number. */
function indexOf(device: string): number {
  return Number(/\d*$/.exec(device)?.[0] ?? 0);
}

function sum(uses: readonly MemoryUse[]): number {
  return uses.map(bytesOf).reduce((total, bytes) => total + bytes, 0);
}

import { availableParallelism, freemem, totalmem } from 'node:os';
import type { Machine } from '../../src/protocol/machine.ts';

const GiB = 1024 ** 3;

/** A machine of which a fifth of all memory is in use. Sizes in GiB. */
export function machineOf(ram: number, vram: readonly number[] = [], unified = false): Machine {
  const memory = (size: number) => ({ total: size * GiB, free: size * 0.8 * GiB });
  return {
    ram: memory(ram),
    gpus: vram.map((size, index) => ({ name: `GPU ${index}`, ...memory(size) })),
    unified,
    cores: { physical: 8 },
  };
}

/** The machine that the tests run on, without a GPU. */
export const thisMachine: Machine = {
  ram: { total: totalmem(), free: freemem() },
  gpus: [],
  unified: false,
  cores: { physical: availableParallelism() },
};

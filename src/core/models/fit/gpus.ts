import type { Gpu, Memory } from '../../../protocol/machine.ts';

/**
 * The GPUs that the engine uses. node-llama-cpp gives only the sum of their memory, and counts integrated ones that
 * llama.cpp leaves out when there is another; llama.cpp's log has the ones that it uses, and what is free of each.
 * @param names of all GPUs, as node-llama-cpp lists them.
 * @param sum of the memory of all GPUs.
 * @param log what llama.cpp logged when it looked at a model; without that, all GPUs count, each with an equal share.
 */
export function gpusOf(names: readonly string[], sum: Memory, log: readonly string[]): readonly Gpu[] {
  const logged = log.flatMap((line) => {
    const [, name, mebibytes] = deviceLine.exec(line) ?? [];
    return name === undefined ? [] : [{ name, free: Number(mebibytes) * 1024 ** 2 }];
  });
  if (names.length < 2 || logged.length === 0)
    return names.map((name, index) => ({
      name: numbered(names, index, name),
      total: sum.total / names.length,
      free: sum.free / names.length,
    }));
  const distinct = logged.map(({ name }) => name);
  // What is in use is not logged for each.
  const used = (sum.total - sum.free) / names.length;
  return logged.map(({ name, free }, index) => ({
    name: numbered(distinct, index, name),
    total: free + used,
    free,
  }));
}

/** For example `… using device CUDA0 (NVIDIA GeForce RTX 3090) (0000:01:00.0) - 23306 MiB free`. */
const deviceLine = /using device \S+ \((.*)\) \([^()]*\) - (\d+) MiB free/;

/** Tells GPUs of the same name apart. */
function numbered(names: readonly string[], index: number, name: string): string {
  const before = names.slice(0, index).filter((other) => other === name).length;
  return before > 0 ? `${name} (${before + 1})` : name;
}

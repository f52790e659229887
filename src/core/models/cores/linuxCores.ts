import type { SystemFiles } from '../systemFiles.ts';
import type { CoreFacts } from './coreFacts.ts';
import { parseCpuList } from './cpuList.ts';
import { cpuQuota } from './cpuQuota.ts';

const folder = '/sys/devices/system/cpu';

/**
 * On ARM, a core of at least this share of the strongest core's capacity is a performance core. Little cores have half
 * of it or less (an RK3588's 0.52), and the middle ones of phones' processors 0.75 and more.
 */
const leastCapacity = 2 / 3;

/** The cores by Linux's topology, without those that the process may not use; `undefined` if it is not readable. */
export async function linuxCores(files: SystemFiles): Promise<CoreFacts | undefined> {
  const cpus = await usableCpus(files);
  if (cpus.length === 0) return undefined;
  const cores = new Map<string, number>();
  for (const cpu of cpus) {
    const siblings =
      (await files.text(`${folder}/cpu${cpu}/topology/core_cpus_list`)) ??
      (await files.text(`${folder}/cpu${cpu}/topology/thread_siblings_list`));
    if (siblings === undefined) return undefined;
    if (!cores.has(siblings)) cores.set(siblings, cpu);
  }
  const strong = await strongOf([...cores.values()], files);
  const quota = await cpuQuota(files);
  return {
    physical: cores.size,
    ...(strong > 0 && strong < cores.size && { performance: strong }),
    ...(quota !== undefined && { quota }),
  };
}

async function usableCpus(files: SystemFiles): Promise<readonly number[]> {
  const online = parseCpuList((await files.text(`${folder}/online`)) ?? '');
  const status = await files.text('/proc/self/status');
  const [, allowed] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status ?? '') ?? [];
  if (allowed === undefined) return online;
  const may = new Set(parseCpuList(allowed));
  return online.filter((cpu) => may.has(cpu));
}

/** How many of these logical CPUs, one of each core, belong to performance cores. */
async function strongOf(cpus: readonly number[], files: SystemFiles): Promise<number> {
  // On Intel's hybrid processors, the kernel has a folder for each kind of core.
  const atoms = await files.text('/sys/devices/cpu_atom/cpus');
  if (atoms !== undefined) {
    const weak = new Set(parseCpuList(atoms));
    return cpus.filter((cpu) => !weak.has(cpu)).length;
  }
  const capacities: number[] = [];
  for (const cpu of cpus) capacities.push(Number(await files.text(`${folder}/cpu${cpu}/cpu_capacity`)));
  if (capacities.some((capacity) => !(capacity > 0))) return cpus.length;
  const most = Math.max(...capacities);
  return capacities.filter((capacity) => capacity >= most * leastCapacity).length;
}

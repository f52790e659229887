/** The numbers of a list as Linux writes it: `0-3,8,10-11`. Empty if it is not such a list. */
export function parseCpuList(list: string): readonly number[] {
  const numbers: number[] = [];
  for (const part of list.split(',')) {
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? [];
    if (first === undefined) return [];
    const end = Number(last ?? first);
    // More CPUs than Linux can have: not a list, and not worth the memory.
    if (end > mostCpus) return [];
    for (let cpu = Number(first); cpu <= end; cpu++) numbers.push(cpu);
  }
  return numbers;
}

/** Linux's own limit is 8,192 (CONFIG_NR_CPUS). */
const mostCpus = 8192;

import type { SystemFiles } from '../../../../src/core/models/systemFiles.ts';

/** System files from a recorded tree: path and text. */
export function recorded(files: Readonly<Record<string, string>>): SystemFiles {
  return {
    text: (path) => Promise.resolve(files[path]?.trim()),
    names: (folder) =>
      Promise.resolve([
        ...new Set(
          Object.keys(files)
            .filter((path) => path.startsWith(`${folder}/`))
            .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
        ),
      ]),
  };
}

interface Topology {
  online: string;
  /** For each logical CPU, the list of its core's CPUs as the kernel writes it. */
  siblings: readonly string[];
  /** `thread_siblings_list` is the name before Linux 5.3. */
  name?: string;
  others?: Readonly<Record<string, string>>;
}

const folder = '/sys/devices/system/cpu';

function tree({ online, siblings, name = 'core_cpus_list', others = {} }: Topology): SystemFiles {
  const files: Record<string, string> = { [`${folder}/online`]: online, ...others };
  for (const [cpu, list] of siblings.entries()) files[`${folder}/cpu${cpu}/topology/${name}`] = list;
  return recorded(files);
}

const count = (length: number) => Array.from({ length }, (_, cpu) => cpu);
const alone = (length: number) => count(length).map(String);
/** Hyperthreads beside each other: 0-1, 0-1, 2-3, … */
const pairs = (length: number) => count(length).map((cpu) => `${cpu - (cpu % 2)}-${cpu - (cpu % 2) + 1}`);
/** Hyperthreads after all cores, as on AMD and on servers: 0,8; 1,9; … */
const halves = (length: number) =>
  count(length).map((cpu) => `${cpu % (length / 2)},${(cpu % (length / 2)) + length / 2}`);

/** Topologies as Linux shows them. */
export const machines = {
  /** Intel Core i9-12900K: 8 performance cores of two threads, 8 efficiency cores. */
  alderLake: tree({
    online: '0-23',
    siblings: [...pairs(16), ...count(8).map((core) => String(16 + core))],
    others: { '/sys/devices/cpu_core/cpus': '0-15', '/sys/devices/cpu_atom/cpus': '16-23' },
  }),
  /** Intel Core Ultra 7 265K: 8 performance cores without hyperthreads, 12 efficiency cores. */
  arrowLake: tree({
    online: '0-19',
    siblings: alone(20),
    others: { '/sys/devices/cpu_core/cpus': '0-7', '/sys/devices/cpu_atom/cpus': '8-19' },
  }),
  /** AMD Ryzen 7 7700X: 8 cores of two threads. */
  ryzen: tree({ online: '0-15', siblings: halves(16) }),
  /** The same on an old kernel. */
  oldKernel: tree({ online: '0-15', siblings: halves(16), name: 'thread_siblings_list' }),
  /** The same with hyperthreads turned off: the kernel lists the online ones only. */
  noThreads: tree({ online: '0-7', siblings: [...alone(8)] }),
  /** A process that `taskset -c 0-3,8-11` started there: four cores with their hyperthreads. */
  pinned: tree({
    online: '0-15',
    siblings: halves(16),
    others: { '/proc/self/status': 'Name:\tnode\nCpus_allowed:\t0f0f\nCpus_allowed_list:\t0-3,8-11\n' },
  }),
  /** Two virtual CPUs, as clouds lend them. */
  twoCores: tree({
    online: '0-1',
    siblings: alone(2),
    others: { '/proc/self/status': 'Cpus_allowed_list:\t0-1' },
  }),
  /** One virtual CPU. */
  oneCore: tree({ online: '0', siblings: ['0'] }),
  /** A container with `--cpus 4.5` on a server with 64 cores of two threads, control groups version 2. */
  container: tree({
    online: '0-127',
    siblings: halves(128),
    others: { '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/cpu.max': '450000 100000' },
  }),
  /** The same by version 1. */
  containerVersion1: tree({
    online: '0-127',
    siblings: halves(128),
    others: {
      '/proc/self/cgroup': '4:memory:/docker/ab\n2:cpu,cpuacct:/docker/ab',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '150000',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
    },
  }),
  /** A user's slice with a limit above the group of the process, which has none. */
  slice: tree({
    online: '0-15',
    siblings: halves(16),
    others: {
      '/proc/self/cgroup': '0::/user.slice/user-1000.slice/app.scope',
      '/sys/fs/cgroup/user.slice/user-1000.slice/app.scope/cpu.max': 'max 100000',
      '/sys/fs/cgroup/user.slice/user-1000.slice/cpu.max': '600000 100000',
    },
  }),
  /** Rockchip RK3588: four little and four big cores. */
  bigLittle: tree({
    online: '0-7',
    siblings: alone(8),
    others: Object.fromEntries(
      count(8).map((cpu) => [`${folder}/cpu${cpu}/cpu_capacity`, cpu < 4 ? '530' : '1024']),
    ),
  }),
  /** An ARM server: all cores alike. */
  graviton: tree({
    online: '0-15',
    siblings: alone(16),
    others: Object.fromEntries(count(16).map((cpu) => [`${folder}/cpu${cpu}/cpu_capacity`, '1024'])),
  }),
  /** A sandbox without /sys. */
  unreadable: recorded({ '/proc/self/status': 'Cpus_allowed_list:\t0-7' }),
} as const;

import type { SystemFiles } from '../systemFiles.ts';

const root = '/sys/fs/cgroup';

/**
 * The CPU time that control groups grant to this process, in cores: the least of its group and the groups above it.
 * `undefined` without a limit. Within a container the group's path often does not exist there, and the root is its own.
 */
export async function cpuQuota(files: SystemFiles): Promise<number | undefined> {
  const groups = (await files.text('/proc/self/cgroup')) ?? '';
  const quotas: number[] = [];
  for (const folder of upwards(/^0::(\/.*)$/m.exec(groups)?.[1] ?? '/'))
    quotas.push(ofVersion2(await files.text(`${root}${folder}/cpu.max`)));
  for (const folder of upwards(/^\d+:(?:[^:]*,)?cpu(?:,[^:]*)?:(\/.*)$/m.exec(groups)?.[1] ?? '/'))
    quotas.push(
      share(
        await files.text(`${root}/cpu${folder}/cpu.cfs_quota_us`),
        await files.text(`${root}/cpu${folder}/cpu.cfs_period_us`),
      ),
    );
  const least = Math.min(...quotas);
  return Number.isFinite(least) ? least : undefined;
}

/** `200000 100000` is two cores; `max 100000` is no limit. */
function ofVersion2(text: string | undefined): number {
  const [quota, period] = (text ?? '').split(' ');
  return share(quota, period);
}

/** Version 1 writes -1 for no limit. */
function share(quota: string | undefined, period: string | undefined): number {
  const cores = Number(quota) / Number(period);
  return cores > 0 ? cores : Infinity;
}

/** A folder and all above it: `/a/b`, `/a`, and the root as an empty string. */
function upwards(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  return [...parts.map((_part, index) => `/${parts.slice(0, parts.length - index).join('/')}`), ''];
}

import { controlGroups } from '../controlGroups.ts';
import type { SystemFiles } from '../systemFiles.ts';

/**
 * The CPU time that control groups grant to this process, in cores: the least of its group and the groups above it.
 * `undefined` without a limit.
 */
export async function cpuQuota(files: SystemFiles): Promise<number | undefined> {
  const groups = await controlGroups('cpu', files);
  const quotas: number[] = [];
  for (const folder of groups.version2) {
    // `200000 100000` is two cores; `max 100000` is no limit.
    const [quota, period] = ((await files.text(`${folder}/cpu.max`)) ?? '').split(' ');
    quotas.push(share(quota, period));
  }
  for (const folder of groups.version1)
    quotas.push(
      share(await files.text(`${folder}/cpu.cfs_quota_us`), await files.text(`${folder}/cpu.cfs_period_us`)),
    );
  const least = Math.min(...quotas);
  return Number.isFinite(least) ? least : undefined;
}

/** Version 1 writes -1 for no limit. */
function share(quota: string | undefined, period: string | undefined): number {
  const cores = Number(quota) / Number(period);
  return cores > 0 ? cores : Infinity;
}

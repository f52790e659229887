import { controlGroups } from '../controlGroups.ts';
import type { SystemFiles } from '../systemFiles.ts';

/** The memory of the machine, or of the container that the process is in. */
export interface MemorySample {
  /** Bytes. */
  total: number;
  /** Bytes that programs can still get without swapping; what only caches files counts, also a mapped model's weights. */
  available: number;
  /**
   * The share of the last ten seconds in which all programs that had work waited for memory, 0 to 1. Absent if the
   * system does not say.
   */
  stalled?: number;
}

/** What Node knows of the memory. */
export interface KnownMemory {
  platform: NodeJS.Platform;
  /** `os.totalmem` and `os.freemem`. */
  total: () => number;
  free: () => number;
}

/**
 * The memory now; `undefined` where nothing reliable can be read. So it is on macOS: there only pages without any use
 * count as free, of which a healthy machine has next to none, and the system's own judgement is not in a file.
 */
export async function sampleMemory(
  known: KnownMemory,
  files: SystemFiles,
): Promise<MemorySample | undefined> {
  if (known.platform === 'win32') return { total: known.total(), available: known.free() };
  return known.platform === 'linux' ? await sampleLinux(files) : undefined;
}

async function sampleLinux(files: SystemFiles): Promise<MemorySample | undefined> {
  const text = (await files.text('/proc/meminfo')) ?? '';
  const total = numberAfter(text, 'MemTotal:') * 1024;
  const available = numberAfter(text, 'MemAvailable:') * 1024;
  if (!(total > 0) || !(available >= 0)) return undefined;
  const [, full] = /^full avg10=([\d.]+)/m.exec((await files.text('/proc/pressure/memory')) ?? '') ?? [];
  return {
    ...(await withinGroups({ total, available }, files)),
    ...(full !== undefined && { stalled: Number(full) / 100 }),
  };
}

/** A container may have less memory than the machine. What it caches of files can be taken back, as elsewhere. */
async function withinGroups(machine: MemorySample, files: SystemFiles): Promise<MemorySample> {
  const groups = await controlGroups('memory', files);
  const kinds = [
    { folders: groups.version2, limit: 'memory.max', usage: 'memory.current', cache: 'file' },
    {
      folders: groups.version1,
      limit: 'memory.limit_in_bytes',
      usage: 'memory.usage_in_bytes',
      cache: 'total_cache',
    },
  ];
  let { total, available } = machine;
  for (const { folders, limit, usage, cache } of kinds)
    for (const folder of folders) {
      const most = Number(await files.text(`${folder}/${limit}`));
      // Without a limit, version 2 writes `max` and version 1 a number near 2^63.
      if (!(most > 0) || most >= total) continue;
      const used = Number(await files.text(`${folder}/${usage}`));
      const cached = numberAfter((await files.text(`${folder}/memory.stat`)) ?? '', cache);
      total = most;
      available = Math.min(available, Math.max(0, most - used + (cached || 0)));
    }
  return { total, available: Number.isNaN(available) ? machine.available : available };
}

function numberAfter(text: string, name: string): number {
  const [, digits] = new RegExp(`^${name}\\s+(\\d+)`, 'm').exec(text) ?? [];
  return Number(digits);
}

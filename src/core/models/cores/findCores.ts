import type { SystemFiles } from '../systemFiles.ts';
import type { CoreFacts } from './coreFacts.ts';
import { linuxCores } from './linuxCores.ts';

/** What Node and the engine know about the machine. */
export interface KnownCores {
  platform: NodeJS.Platform;
  architecture: string;
  /** Hyperthreads that the process may use (`os.availableParallelism()`). */
  logical: number;
  /**
   * llama.cpp's count of cores that are useful for arithmetic: performance cores on macOS, and physical cores of any
   * kind on Windows.
   */
  mathCores: number;
}

/** The cores of this machine. */
export async function findCores(known: KnownCores, files: SystemFiles): Promise<CoreFacts> {
  const { platform, architecture, logical, mathCores } = known;
  // llama.cpp's own count on Linux ignores affinity and quotas, and halves the performance cores of a hybrid
  // processor without hyperthreads.
  const read = platform === 'linux' ? await linuxCores(files) : undefined;
  if (read) return read;
  const physical = Math.max(1, Math.min(mathCores, logical));
  // Apple silicon has no hyperthreads, so what else there is are efficiency cores.
  if (platform === 'darwin' && architecture === 'arm64' && logical > physical)
    return { physical: logical, performance: physical };
  return { physical };
}

import type { ModelState } from '../../core/lifecycle.ts';
import type { MemorySample } from '../../core/models/unloading/memorySample.ts';
import { mayReload } from '../../core/models/unloading/pressure.ts';
import type { ModelFailure } from '../../protocol/failure.ts';
import type { ModelInfo } from '../../protocol/model.ts';
import type { UnloadRules } from '../../protocol/unloading.ts';

/** Keeps a model that was unloaded for lack of memory from being loaded again too early. */
export interface ReloadGuard {
  /** Remembers how much RAM a model takes. */
  note: (model: ModelInfo) => void;
  /** Why the model must not be loaded now, out of this state. */
  refusal: (state: ModelState) => Promise<ModelFailure | undefined>;
}

export interface ReloadGuardOptions {
  unloadRules: () => UnloadRules;
  /** The machine's memory, if it can be known. */
  memory: () => Promise<MemorySample | undefined>;
}

export function createReloadGuard({ unloadRules, memory }: ReloadGuardOptions): ReloadGuard {
  let needed = 0;
  return {
    note: (model) => (needed = ramOf(model)),
    refusal: async (state) => {
      if (state.type !== 'stopped' || state.why !== 'memory' || !unloadRules().underPressure)
        return undefined;
      const sample = await memory();
      if (!sample || mayReload(sample, needed)) return undefined;
      return { code: 'memory-short', ...(needed > 0 && { needed }), free: sample.available };
    },
  };
}

/** Bytes, or 0 if the engine did not say. */
function ramOf({ memory = [] }: ModelInfo): number {
  return memory
    .filter(({ device }) => device === 'RAM')
    .reduce((sum, { weights, caches, buffers }) => sum + weights + caches + buffers, 0);
}

/** When a model process lets go of its model by itself. It never does so while a request runs. */
export interface UnloadRules {
  /** Milliseconds without a request; 0 means never. */
  after: number;
  /** Why `after` is as it is: by the setting, or shortened because the machine runs on its battery. */
  reason: 'idle' | 'battery';
  /** Unload when the whole machine runs short of memory. */
  underPressure: boolean;
}

/** Why a model was unloaded without being asked to. */
export type UnloadReason = UnloadRules['reason'] | 'memory';

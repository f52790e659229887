/** The values of `hearth.model.onBattery`, from the least to the most that is saved. */
export type PowerSetting = 'same' | 'save' | 'pauseCompletion';

/** How Hearth saves power now. */
export interface PowerSaving {
  /** The setting's value on battery, and `same` otherwise. */
  readonly mode: PowerSetting;
  /** Called when the mode may have changed. Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void;
}

/** Milliseconds without a request after which the model is unloaded while power is saved. */
const unloadAfter = 5 * 60_000;

/**
 * The milliseconds after which an idle model is unloaded.
 * @param usual by the setting; 0 means never.
 */
export function idleTime(usual: number, mode: PowerSetting): { after: number; reason: 'idle' | 'battery' } {
  const shorter = mode !== 'same' && (usual === 0 || usual > unloadAfter);
  return shorter ? { after: unloadAfter, reason: 'battery' } : { after: usual, reason: 'idle' };
}

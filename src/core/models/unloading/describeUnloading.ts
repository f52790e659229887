import type { UnloadReason } from '../../../protocol/unloading.ts';

/** Why the model is not loaded any more, as the middle of a sentence. */
export function describeUnloading(reason: UnloadReason): string {
  switch (reason) {
    case 'idle':
      return 'the model was unloaded after a while without requests';
    case 'battery':
      return 'the model was unloaded to spare the battery';
    case 'memory':
      return 'the model was unloaded because memory ran short';
  }
}

/** When it loads again; without a reason, when it loads. */
export function describeReloading(reason: UnloadReason | undefined): string {
  switch (reason) {
    case undefined:
      return 'it loads with the first request';
    case 'idle':
    case 'battery':
      return 'it loads with the next request';
    case 'memory':
      return 'it loads with the next request once there is enough, and with “Load Model” in any case';
  }
}

import type { PowerSaving, PowerSetting } from '../core/power/powerSaving.ts';
import { getSetting } from './settings.ts';

/** {@link PowerSaving} by the setting and what is known of the machine. */
export function powerSaving(watch: {
  readonly onBattery: boolean | undefined;
  onDidChange: PowerSaving['onDidChange'];
}): PowerSaving {
  return {
    get mode(): PowerSetting {
      return watch.onBattery === true ? getSetting('model.onBattery') : 'same';
    },
    onDidChange: watch.onDidChange,
  };
}

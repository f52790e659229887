import type { SystemFiles } from '../models/systemFiles.ts';

const folder = '/sys/class/power_supply';

/**
 * Whether the machine draws from its battery, by Linux's power supplies: none of them brings power from outside, and
 * one of the machine's own batteries loses charge. A mouse's or a headset's battery does not count. (The rule of
 * systemd's `ConditionACPower`.)
 */
export async function linuxOnBattery(files: SystemFiles): Promise<boolean> {
  let discharging = false;
  for (const name of await files.names(folder)) {
    const value = (key: string): Promise<string | undefined> => files.text(`${folder}/${name}/${key}`);
    if ((await value('scope')) === 'Device') continue;
    if ((await value('type')) !== 'Battery') {
      if ((await value('online')) === '1') return false;
    } else if ((await value('status')) === 'Discharging' && (await value('present')) !== '0')
      discharging = true;
  }
  return discharging;
}

/** The same by what macOS's `pmset -g batt` prints; `undefined` if it is something else. */
export function macOnBattery(output: string): boolean | undefined {
  const [, source] = /^Now drawing from '(.*) Power'/m.exec(output) ?? [];
  return source === undefined ? undefined : source === 'Battery';
}

/** The same by the name of .NET's `PowerLineStatus`, which is English in every language of Windows. */
export function windowsOnBattery(output: string): boolean | undefined {
  switch (output.trim()) {
    case 'Offline':
      return true;
    case 'Online':
      return false;
    default:
      return undefined;
  }
}

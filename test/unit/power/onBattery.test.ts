import { expect, test } from 'vitest';
import { linuxOnBattery, macOnBattery, windowsOnBattery } from '../../../src/core/power/onBattery.ts';
import { idleTime } from '../../../src/core/power/powerSaving.ts';
import { recorded } from '../models/cores/machines.ts';

type Supplies = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A recorded `/sys/class/power_supply`. */
function supplies(all: Supplies) {
  const files = Object.entries(all).flatMap(([name, values]) =>
    Object.entries(values).map(([key, text]) => [`/sys/class/power_supply/${name}/${key}`, text]),
  );
  return recorded(Object.fromEntries(files) as Record<string, string>);
}

const battery = { type: 'Battery', present: '1', status: 'Discharging', capacity: '71' };
const mouse = { type: 'Battery', scope: 'Device', status: 'Discharging', online: '1' };

test.each<[string, Supplies, boolean]>([
  ['a desktop without supplies', {}, false],
  ['a laptop on battery', { AC: { type: 'Mains', online: '0' }, BAT0: battery }, true],
  [
    'a laptop that charges',
    { AC: { type: 'Mains', online: '1' }, BAT0: { ...battery, status: 'Charging' } },
    false,
  ],
  [
    'a laptop on mains whose battery is kept at 80 %',
    { ACAD: { type: 'Mains', online: '1' }, BAT1: { ...battery, status: 'Not charging' } },
    false,
  ],
  [
    'a USB charger too weak to keep the charge',
    { 'ucsi-source-psy-USBC000:001': { type: 'USB', online: '1' }, BAT0: battery },
    false,
  ],
  [
    'unplugged USB ports',
    { 'ucsi-1': { type: 'USB', online: '0' }, 'ucsi-2': { type: 'USB', online: '0' }, BAT0: battery },
    true,
  ],
  [
    'two batteries, of which one rests',
    { AC: { type: 'Mains', online: '0' }, BAT0: { ...battery, status: 'Unknown' }, BAT1: battery },
    true,
  ],
  ['a desktop with a wireless mouse', { hidpp_battery_0: mouse }, false],
  [
    'a laptop on mains with a wireless mouse',
    { hidpp_battery_0: mouse, AC: { type: 'Mains', online: '1' } },
    false,
  ],
  ['a laptop on battery with a mouse in its charger', { hidpp_battery_0: mouse, BAT0: battery }, true],
  ['an empty battery bay', { BAT1: { ...battery, present: '0' } }, false],
  ['a battery only, full', { BAT0: { ...battery, status: 'Full' } }, false],
  [
    'WSL on a laptop',
    { AC1: { type: 'Mains', online: '0' }, BAT1: { type: 'Battery', status: 'Discharging' } },
    true,
  ],
])('Linux: %s', async (_name, all, expected) => {
  expect(await linuxOnBattery(supplies(all))).toBe(expected);
});

test.each([
  [
    "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=21823587)\t87%; discharging; 6:24 remaining present: true\n",
    true,
  ],
  [
    "Now drawing from 'AC Power'\n -InternalBattery-0 (id=4653155)\t100%; charged; 0:00 remaining present: true\n",
    false,
  ],
  ["Now drawing from 'AC Power'\n", false],
  ["Now drawing from 'UPS Power'\n -APC (id=1)\t90%; discharging present: true\n", false],
  ['', undefined],
  ['pmset: command failed', undefined],
])('macOS: %j', (output, expected) => {
  expect(macOnBattery(output)).toBe(expected);
});

test.each([
  ['Offline\r\n', true],
  ['Online\r\n', false],
  ['Unknown\r\n', undefined],
  ['', undefined],
  ['Add-Type : Cannot add type.', undefined],
])('Windows: %j', (output, expected) => {
  expect(windowsOnBattery(output)).toBe(expected);
});

test.each([
  [30, 'same', 30, 'idle'],
  [30, 'save', 5, 'battery'],
  [30, 'pauseCompletion', 5, 'battery'],
  [0, 'same', 0, 'idle'],
  [0, 'save', 5, 'battery'],
  [2, 'save', 2, 'idle'],
  [5, 'save', 5, 'idle'],
] as const)('%d minutes, %s: unloaded after %d (%s)', (usual, mode, after, reason) => {
  expect(idleTime(usual * 60_000, mode)).toEqual({ after: after * 60_000, reason });
});

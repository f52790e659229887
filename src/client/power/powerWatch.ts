import { readdir, readFile } from 'node:fs/promises';
import { systemFiles } from '../../core/models/systemFiles.ts';
import { linuxOnBattery, macOnBattery, windowsOnBattery } from '../../core/power/onBattery.ts';
import { createListeners, type Subscribe } from '../listeners.ts';
import { askPower } from './powerCommand.ts';

/** Watches whether the machine runs on battery, while somebody wants to know. */
export interface PowerWatch {
  /** `undefined` while nobody wants to know, and where the system does not say. */
  readonly onBattery: boolean | undefined;
  onDidChange: Subscribe<boolean | undefined>;
  /** Call it when `wanted` may have changed. */
  update: () => void;
  dispose: () => void;
}

/** Milliseconds between two looks. On Windows each one starts PowerShell, which takes a second of a processor. */
const lookEvery: Partial<Record<NodeJS.Platform, number>> = { linux: 15_000, darwin: 30_000, win32: 300_000 };

/** @param options.read reads the state; tests pass another one. */
export function createPowerWatch(options: {
  wanted: () => boolean;
  platform?: NodeJS.Platform;
  read?: (platform: NodeJS.Platform) => Promise<boolean | undefined>;
}): PowerWatch {
  const { wanted, platform = process.platform, read = readPower } = options;
  const changes = createListeners<boolean | undefined>();
  const every = lookEvery[platform];
  let onBattery: boolean | undefined;
  let timer: NodeJS.Timeout | undefined;

  function become(next: boolean | undefined): void {
    if (next === onBattery) return;
    onBattery = next;
    changes.emit(onBattery);
  }

  async function look(mine: NodeJS.Timeout): Promise<void> {
    const next = await read(platform);
    if (timer === mine) become(next);
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  function update(): void {
    if (!wanted()) {
      stop();
      become(undefined);
    } else if (timer === undefined && every !== undefined) {
      const mine = setInterval(() => void look(mine), every);
      mine.unref();
      timer = mine;
      void look(mine);
    }
  }

  update();
  return {
    get onBattery() {
      return onBattery;
    },
    onDidChange: changes.subscribe,
    update,
    dispose: stop,
  };
}

const system = systemFiles({ readFile, readdir });

const readers: Partial<Record<NodeJS.Platform, () => Promise<boolean | undefined>>> = {
  linux: () => linuxOnBattery(system),
  darwin: async () => macOnBattery((await askPower('darwin')) ?? ''),
  win32: async () => windowsOnBattery((await askPower('win32')) ?? ''),
};

async function readPower(platform: NodeJS.Platform): Promise<boolean | undefined> {
  return await readers[platform]?.();
}

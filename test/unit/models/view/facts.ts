import { offers } from '../../../../src/core/models/catalogue/offers.ts';
import type { Download } from '../../../../src/core/models/downloads.ts';
import { fitOf } from '../../../../src/core/models/fit/fitOf.ts';
import type { Machine } from '../../../../src/protocol/machine.ts';
import { publishedShapes } from '../../../../src/core/models/fit/publishedShapes.ts';
import type { InstalledModel } from '../../../../src/core/models/installed.ts';
import type { ModelsFacts } from '../../../../src/core/models/view/modelsView.ts';

const GiB = 1024 ** 3;

/** A machine with sizes in GiB, of which most is free. */
export function machineWith(ram: number, vram: readonly number[] = []): Machine {
  const memory = (size: number) => ({ total: size * GiB, free: size * 0.9 * GiB });
  return {
    ram: memory(ram),
    gpus: vram.map((size) => ({ name: 'A GPU', ...memory(size) })),
    unified: false,
    cores: { physical: 8 },
    bandwidth: { ram: 60e9, gpu: 500e9 },
  };
}

export const laptop = machineWith(32);
export const workstation = machineWith(256, [96]);
export const small = machineWith(8);

/** What the view depends on: the catalogue's offers, and a fresh installation on a machine that nobody has examined. */
export function factsWith(more: Partial<ModelsFacts> = {}): ModelsFacts {
  const { machine } = more;
  const fit = (id: string) => {
    const shape = publishedShapes[id];
    return machine && shape && fitOf(shape, machine, { contextTokens: 16_384 });
  };
  return {
    state: { type: 'stopped' },
    chosenPath: '',
    installed: [],
    offers: offers({ mirror: '', sources: [] }),
    downloads: [],
    machine: undefined,
    fitOfInstalled: ({ name }) => fit(name),
    fitOfOffer: ({ id }) => fit(id),
    ...more,
  };
}

export function installedModel(name: string, more: Partial<InstalledModel> = {}): InstalledModel {
  const path = `/models/${name}.gguf`;
  return { path, files: [path], bytes: 12_109_566_624, name, origin: 'lm-studio', modified: 0, ...more };
}

export function downloadOf(phase: Download['phase'], more: Partial<Download> = {}): Download {
  return {
    id: 'gpt-oss-20b',
    title: 'gpt-oss-20b',
    phase,
    received: 3_000_000_000,
    total: 12_000_000_000,
    bytesPerSecond: phase.type === 'downloading' ? 45e6 : undefined,
    secondsLeft: phase.type === 'downloading' ? 200 : undefined,
    here: true,
    ...more,
  };
}

import path from 'node:path';
import { afterEach, expect } from 'vitest';
import { createModelService } from '../../src/client/createModelService.ts';
import { createProcessBackend } from '../../src/client/process/createProcessBackend.ts';
import { forkModelProcess } from '../../src/client/process/forkedProcess.ts';
import type { ModelWire } from '../../src/client/process/wire.ts';
import { collectAnswer } from '../../src/core/modelService.ts';
import type { LoadOptions, ModelRequest } from '../../src/protocol/model.ts';
import { never, recordingLog } from '../../tools/models/requests.ts';

// The built process, forked as the extension does it. `npm run test:model` builds first.
const modulePath = path.resolve('dist/model.js');
const open: { dispose(): void }[] = [];
afterEach(() => {
  for (const service of open.splice(0)) service.dispose();
});

/** A service over real processes, which ends with the test. `wires` are the processes so far. */
export function startService(file: string, unload = 0, stateFolder?: string) {
  const loadOptions: LoadOptions = {
    modelPath: file,
    gpu: 'off',
    contextTokens: 4096,
    ...(stateFolder !== undefined && { stateFolder }),
  };
  const wires: ModelWire[] = [];
  const log = recordingLog();
  const service = createModelService([
    createProcessBackend({
      modulePath,
      loadOptions: () => ({ ...loadOptions }),
      unloadRules: () => ({ after: unload, reason: 'idle', underPressure: false }),
      lookEvery: 50,
      log,
      fork: () => {
        const wire = forkModelProcess({
          modulePath,
          inspectPort: undefined,
          onOutput: (line) => log.trace(line),
        });
        wires.push(wire);
        return wire;
      },
    }),
  ]);
  open.push(service);
  const ask = (request: ModelRequest) => collectAnswer(service.generate(request, never()));
  return { service, ask, wires, log, loadOptions };
}

export function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the process has ended. */
export const gone = (pid: number | undefined) =>
  expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);

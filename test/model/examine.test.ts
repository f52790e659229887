import { totalmem } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forkModelProcess } from '../../src/client/process/forkedProcess.ts';
import { createMachineFacts } from '../../src/client/process/machineFacts.ts';
import type { ModelWire } from '../../src/client/process/wire.ts';
import { recordingLog } from '../../tools/models/requests.ts';
import { gone } from '../support/modelProcess.ts';

test('a process examines this machine without a model, and ends', async () => {
  const wires: ModelWire[] = [];
  const log = recordingLog();
  const facts = createMachineFacts({
    fork: () => {
      const wire = forkModelProcess({
        modulePath: path.resolve('dist/model.js'),
        inspectPort: undefined,
        onOutput: (line) => log.trace(line),
      });
      wires.push(wire);
      return wire;
    },
    gpu: () => 'off',
    loaded: () => undefined,
    log,
  });
  const { ram, gpus, cores, bandwidth } = await facts.machine();
  expect(log.lines.filter((line) => line.startsWith('warn'))).toEqual([]);
  expect(ram.total).toBeGreaterThan(totalmem() / 100);
  expect(ram.total).toBeLessThanOrEqual(totalmem());
  expect(ram.free).toBeGreaterThan(0);
  expect(ram.free).toBeLessThan(ram.total);
  expect(gpus).toEqual([]);
  expect(cores.physical).toBeGreaterThan(0);
  // From the slowest memory that runs VS Code to the fastest servers.
  expect(bandwidth?.ram).toBeGreaterThan(1e9);
  expect(bandwidth?.ram).toBeLessThan(2e12);
  await gone(wires[0]?.pid);
});

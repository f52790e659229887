import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { createMachineFacts } from '../../../../src/client/process/machineFacts.ts';
import type { Machine } from '../../../../src/protocol/machine.ts';
import { FakeProcess } from '../../../support/fakeWire.ts';
import { machineOf } from '../../../support/machines.ts';
import { recordingLog } from '../../../../tools/models/requests.ts';

const machine: Machine = { ...machineOf(32, [24]), bandwidth: { ram: 5e10 } };

function setUp() {
  const processes: FakeProcess[] = [];
  let time = 0;
  const facts = createMachineFacts({
    fork: () => {
      const process = new FakeProcess(processes.length + 1);
      processes.push(process);
      return process;
    },
    gpu: () => 'auto',
    loaded: () => undefined,
    log: recordingLog(),
    now: () => time,
  });
  return { facts, processes, pass: (milliseconds: number) => (time += milliseconds) };
}

test('a process is asked, and given up; the answer holds for some seconds', async () => {
  const { facts, processes, pass } = setUp();
  const first = facts.machine();
  processes[0]?.hello();
  expect(processes[0]?.sent).toEqual([{ type: 'examine', gpu: 'auto', measure: true }]);
  processes[0]?.say({ type: 'machine', machine });
  expect(await first).toEqual(machine);
  expect(processes[0]?.parting).toBe('unneeded');
  pass(4000);
  expect(await facts.machine()).toEqual(machine);
  expect(processes).toHaveLength(1);
});

test('the bandwidth is measured once', async () => {
  const { facts, processes, pass } = setUp();
  const first = facts.machine();
  processes[0]?.hello();
  processes[0]?.say({ type: 'machine', machine });
  await first;
  pass(6000);
  const second = facts.machine();
  processes[1]?.hello();
  expect(processes[1]?.sent).toEqual([{ type: 'examine', gpu: 'auto', measure: false }]);
  processes[1]?.say({ type: 'machine', machine: machineOf(32, [24]) });
  expect(await second).toEqual(machine);
});

test.each<[string, (process: FakeProcess) => void]>([
  ['the process ends', (process) => process.crash()],
  ['its engine cannot start', (process) => process.say({ type: 'machine', machine: undefined })],
  ['it is of another version', (process) => process.hello(0)],
])('%s: what Node knows, without a GPU', async (_name, fail) => {
  const { facts, processes } = setUp();
  const answer = facts.machine();
  const [process] = processes;
  if (process) fail(process);
  const { ram, gpus } = await answer;
  expect(gpus).toEqual([]);
  expect(ram.total).toBeGreaterThan(0);
  expect(ram.total).toBeLessThanOrEqual(totalmem());
  expect(ram.free).toBeLessThanOrEqual(ram.total);
});

import { readFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forkModelProcess } from '../../src/client/process/forkedProcess.ts';
import { checkModel } from '../../src/core/models/checkModel.ts';
import { plannedContexts } from '../../src/core/models/fit/contextPlan.ts';
import { bytesOf, memoryNeeds } from '../../src/core/models/fit/memoryNeeds.ts';
import { shapeOf, type ModelShape } from '../../src/core/models/fit/modelShape.ts';
import { lookAtFiles } from '../../src/core/models/lookAt.ts';
import { chatRequest, completionRequest } from '../../tools/models/requests.ts';
import { sizedModel, type SizedModel } from '../../tools/models/sizedModel.ts';
import { thisMachine } from '../support/machines.ts';
import { startService } from '../support/modelProcess.ts';

const rows: readonly (readonly [string, SizedModel])[] = [
  ['60 MB', { width: 512, layers: 6, experts: 20 }],
  ['250 MB, with the whole vocabulary', { width: 512, layers: 4, experts: 16, wholeVocabulary: true }],
  ['480 MB', { width: 1024, layers: 6, experts: 46 }],
];

// Only Linux says what is resident of a process.
test.skipIf(process.platform !== 'linux').each(rows)(
  'a file of %s takes what its head says, after a prefill, within 10 %%',
  { timeout: 120_000 },
  async (_name, size) => {
    const file = sizedModel(size);
    const { service, ask, wires } = startService(file);
    const chat = await ask(chatRequest('What does this do? '.repeat(100), 2));
    const completion = await ask(completionRequest('const a = f(1);\n'.repeat(100)));
    expect([chat.end.type, completion.end.type]).toEqual(['done', 'done']);
    const taken = resident(wires[0]?.pid) - (await residentWithoutModel());
    const { state } = service;
    if (state.type !== 'ready') throw new Error(state.type);

    const shape = await shapeOfFile(file);
    const [ram] = memoryNeeds(shape, plannedContexts(shape, thisMachine, state.model.contextTokens), 0, []);
    if (!ram) throw new Error('Nothing is in RAM.');
    // The CPU's back end copies experts into an order of its own. What it copied them from stays mapped, as long as
    // nobody else wants the memory.
    const logged = state.model.memory?.[0]?.weights ?? 0;
    const copied = Math.max(0, logged - ram.weights);
    expect((bytesOf(ram) + copied) / taken).toBeGreaterThan(0.9);
    expect((bytesOf(ram) + copied) / taken).toBeLessThan(1.1);
  },
);

async function shapeOfFile(file: string): Promise<ModelShape> {
  const checked = await checkModel(file, lookAtFiles({ stat, open }));
  if ('failure' in checked) throw new Error(checked.failure.code);
  return shapeOf(checked.model.head, checked.model.bytes);
}

/** Bytes in memory of a model process before it loads anything. */
async function residentWithoutModel(): Promise<number> {
  const modulePath = path.resolve('dist/model.js');
  const wire = forkModelProcess({ modulePath, inspectPort: undefined, onOutput: () => undefined });
  await new Promise<void>((resolve) => wire.onMessage(() => resolve()));
  const bytes = resident(wire.pid);
  wire.close('unneeded');
  return bytes;
}

function resident(pid: number | undefined): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1]) * 1024;
}

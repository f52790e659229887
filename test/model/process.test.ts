import { spawn } from 'node:child_process';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createModelService } from '../../src/client/createModelService.ts';
import { forkModelProcess } from '../../src/client/forkedProcess.ts';
import type { ModelWire } from '../../src/client/wire.ts';
import { collectAnswer } from '../../src/core/model.ts';
import type { ModelRequest } from '../../src/protocol/model.ts';
import { badModelPath, modelPath, type BadModel } from '../../tools/models/models.ts';
import { chatRequest, completionRequest, never, recordingLog } from '../../tools/models/requests.ts';

// The built process, forked as the extension does it. `npm run test:model` builds first.
const modulePath = path.resolve('dist/model.js');
const open: { dispose(): void }[] = [];
afterEach(() => {
  for (const service of open.splice(0)) service.dispose();
});

function start(file: string, unload = 0) {
  const wires: ModelWire[] = [];
  const log = recordingLog();
  const service = createModelService({
    modulePath,
    loadOptions: () => ({ modelPath: file, gpu: 'off', contextTokens: 4096 }),
    unloadAfter: () => unload,
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
  });
  open.push(service);
  const ask = (request: ModelRequest) => collectAnswer(service.generate(request, never()));
  return { service, ask, wires, log };
}

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return true;
  } catch {
    return false;
  }
}

const gone = (pid: number | undefined) => expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);

test('the first request starts the process; chat and completion answer', async () => {
  const { service, ask, wires } = start(modelPath('scripted'));
  expect(wires).toHaveLength(0);
  const chat = await ask(chatRequest());
  expect(chat.end).toMatchObject({ type: 'done', reason: 'end' });
  expect(chat.text).toContain('tiny-oss');
  const completion = await ask(
    completionRequest('function add(a, b) {\n  return a + b;\n}\n\nfunction add('),
  );
  expect(completion.text).toBe('a, b) {');
  expect(wires).toHaveLength(1);
  expect(service.activity.tokensPerSecond).toBeGreaterThan(0);
});

test.each([
  ['chat', chatRequest('Go on', 2000)],
  [
    'completion',
    {
      ...completionRequest('function f() {\n  a();\n  b();\n  c();\n}\n'.repeat(100)),
      shape: 'block',
      maxTokens: 2000,
    },
  ],
] as const)('killed in the middle of a %s: it says so, comes back and answers', async (_kind, request) => {
  const { service, ask, wires } = start(modelPath('endless'));
  await service.start();
  let failure = '';
  for await (const event of service.generate(request, never())) {
    if (wires.length === 1) process.kill(wires[0]?.pid ?? 0, 'SIGKILL');
    if (event.type === 'failed') failure = event.failure.code;
  }
  expect(failure).toBe('crashed');
  expect((await ask(chatRequest('Hello', 50))).end).toMatchObject({ type: 'done' });
  expect(wires).toHaveLength(2);
});

describe('files that are no model', () => {
  const rows: [BadModel, string][] = [
    ['missing', 'model-missing'],
    ['empty', 'not-a-model'],
    ['text', 'not-a-model'],
    ['truncated', 'not-a-model'],
    ['headerTruncated', 'not-a-model'],
    ['foreign', 'wrong-architecture'],
  ];
  test.each(rows)('%s: %s', async (kind, code) => {
    const { service, ask, wires } = start(badModelPath(kind));
    const { end } = await ask(chatRequest());
    if (end.type !== 'failed') throw new Error('it should have failed');
    expect(end.failure.code).toBe(code);
    expect(end.failure.message).toMatch(/^[^]+\. [^]+\.$/);
    expect(service.state).toEqual({ type: 'failed', failure: end.failure });
    await gone(wires[0]?.pid);
  });
});

test('stop leaves no process, and the next request starts one', async () => {
  const { service, ask, wires } = start(modelPath('scripted'));
  await service.start();
  service.stop();
  await gone(wires[0]?.pid);
  expect((await ask(chatRequest())).end).toMatchObject({ type: 'done' });
  expect(wires).toHaveLength(2);
});

test('the process ends when its host does', async () => {
  const script = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'host.mjs');
  writeFileSync(
    script,
    `import { fork } from 'node:child_process';
     const child = fork(${JSON.stringify(modulePath)}, { silent: true, serialization: 'advanced' });
     child.on('message', () => console.log(child.pid));
     setInterval(() => {}, 1000);`,
  );
  const host = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) =>
    host.stdout.once('data', (data: Buffer) => resolve(Number(data.toString()))),
  );
  expect(isAlive(pid)).toBe(true);
  host.kill('SIGKILL');
  await gone(pid);
});

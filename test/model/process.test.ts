import { spawn } from 'node:child_process';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createModelService } from '../../src/client/createModelService.ts';
import { forkModelProcess } from '../../src/client/forkedProcess.ts';
import type { ModelWire } from '../../src/client/wire.ts';
import { describeFailure } from '../../src/core/failures.ts';
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
    ['missing', 'There is no model file'],
    ['empty', 'is empty'],
    ['text', 'is a text file'],
    ['truncated', 'is cut off'],
    ['headerTruncated', 'is cut off after 20000 bytes'],
    ['foreign', 'architecture llama'],
    // llama.cpp would end the process for each of these.
    ['noLayers', 'gpt-oss.block_count is 0'],
    ['manyLayers', 'gpt-oss.block_count is 1000000'],
    ['noEmbedding', 'gpt-oss.embedding_length is 0'],
    ['thinEmbedding', 'gpt-oss.embedding_length is 1'],
    ['noHeads', 'gpt-oss.attention.head_count is 0'],
    ['noSharedHeads', 'gpt-oss.attention.head_count_kv is 0'],
    ['noKeys', 'gpt-oss.attention.key_length is 0'],
    ['noValues', 'gpt-oss.attention.value_length is 0'],
    ['noExperts', 'gpt-oss.expert_count is 0'],
    ['manyExperts', 'gpt-oss.expert_count is 1000000'],
    ['noExpertsUsed', 'gpt-oss.expert_used_count is 0'],
    ['manyExpertsUsed', 'gpt-oss.expert_used_count is 1000000'],
    ['noExpertWidth', 'gpt-oss.expert_feed_forward_length is 0'],
    ['unknownScaling', 'gpt-oss.rope.scaling.type is “yawn”'],
    ['fewLayers', 'wrong number of tensors'],
  ];
  test.each(rows)('%s: %s', async (kind, words) => {
    const { service, ask, wires } = start(badModelPath(kind));
    const { end } = await ask(chatRequest());
    if (end.type !== 'failed') throw new Error('it should have failed');
    const text = describeFailure(end.failure);
    expect(text).toContain(words);
    expect(text).toContain(badModelPath(kind));
    expect(text).not.toContain('memory');
    // It was the one process that said so: none had to die for it.
    expect(wires).toHaveLength(1);
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

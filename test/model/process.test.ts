import { spawn } from 'node:child_process';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../src/core/models/checkModel.ts';
import { kvBytesPerToken, kvShapeOf } from '../../src/core/models/kvCache.ts';
import { lookAtFiles } from '../../src/core/models/lookAt.ts';
import type { ModelEvent } from '../../src/protocol/model.ts';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest, completionRequest, never } from '../../tools/models/requests.ts';
import { gone, isAlive, startService } from '../support/modelProcess.ts';

/** The built process. */
const modulePath = path.resolve('dist/model.js');

test('the first request starts the process; chat and completion answer', async () => {
  const { service, ask, wires } = startService(modelPath('scripted'));
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
  const { service, ask, wires } = startService(modelPath('endless'));
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

test('tokens are counted by the model’s vocabulary, as text, while an answer is written', async () => {
  const { service } = startService(modelPath('endless'));
  const counted = await service.countTokens('chat', [
    '',
    'return a + b;',
    'return a + b;'.repeat(10),
    '<|end|>',
  ]);
  if ('failure' in counted) throw new Error(counted.failure.code);
  const [none, one, ten, special] = counted.counts;
  expect(none).toBe(0);
  expect(one).toBeGreaterThan(2);
  expect(ten).toBeGreaterThan(5 * one!);
  expect(special).toBeGreaterThan(1);
  const stop = new AbortController();
  for await (const event of service.generate(chatRequest('Go on', 2000), stop.signal)) {
    if (event.type !== 'answer' || stop.signal.aborted) continue;
    expect(await service.countTokens('chat', ['return a + b;'])).toEqual({ counts: [one] });
    stop.abort();
  }
  expect(stop.signal.aborted).toBe(true);
});

test('without requests it asks to be unloaded, not while it answers, and the next request loads it', async () => {
  const { service, ask, wires } = startService(modelPath('scripted'), 300);
  const answer = await ask(chatRequest());
  expect(answer.end).toMatchObject({ type: 'done' });
  await expect.poll(() => service.state, { timeout: 20_000 }).toEqual({ type: 'stopped', why: 'idle' });
  await gone(wires[0]?.pid);
  expect((await ask(chatRequest())).text).toBe(answer.text);
  expect(wires).toHaveLength(2);
});

test('another model that is chosen while an answer streams is loaded after it', async () => {
  const { service, ask, wires, loadOptions } = startService(modelPath('endless'));
  let text = '';
  for await (const event of service.generate(chatRequest('Go on', 200), never())) {
    loadOptions.modelPath = modelPath('scripted');
    if (event.type === 'answer') text += event.text;
    expect(event.type).not.toBe('failed');
  }
  expect(text).toContain('seven eight nine');
  expect(wires).toHaveLength(1);
  expect((await ask(chatRequest())).text).toContain('tiny-oss');
  expect(wires).toHaveLength(2);
  await gone(wires[0]?.pid);
});

test('it says where its memory is: weights as large as the file, caches as both contexts need', async () => {
  const { service } = startService(modelPath('scripted'));
  await service.start();
  const { state } = service;
  if (state.type !== 'ready') throw new Error(`The model is ${state.type}.`);
  const [ram] = state.model.memory ?? [];
  const size = state.model.files[0]!.size;
  expect(ram).toMatchObject({ device: 'RAM' });
  expect(ram!.weights).toBeGreaterThan(0.8 * size);
  expect(ram!.weights).toBeLessThan(2 * size);
  expect(ram!.buffers).toBeGreaterThan(0);
  const checked = await checkModel(modelPath('scripted'), lookAtFiles({ stat, open }));
  if ('failure' in checked) throw new Error(checked.failure.code);
  const perToken = kvBytesPerToken(kvShapeOf(checked.model.head));
  // The conversation's tokens, and one to four states of 8,192.
  const states = (ram!.caches / perToken - state.model.contextTokens) / 8192;
  expect([1, 2, 3, 4].some((count) => Math.abs(states - count) < 0.01)).toBe(true);
});

test('stop leaves no process, and the next request starts one', async () => {
  const { service, ask, wires } = startService(modelPath('scripted'));
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

describe('a state that outlives the process', () => {
  const code = 'export function add(value: number, other: number): number {\n  return value + other;\n}\n\n';
  const request = { ...completionRequest(`${code.repeat(40)}export function add(`), scope: 'workspace' };
  const evaluated = ({ end }: { end: ModelEvent | undefined }): number =>
    end?.type === 'done' ? end.usage.evaluatedTokens : NaN;

  test.each([
    ['is unloaded by hand', 0, (stop: () => void) => stop()],
    ['is unloaded as nobody uses it', 300, () => undefined],
  ])('makes the first ghost text cheap after the model %s', async (_how, after, unload) => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'states');
    const { service, ask, wires } = startService(modelPath('scripted'), after, folder);
    const first = await ask(request);
    expect(evaluated(first)).toBeGreaterThan(800);
    unload(() => service.stop());
    await expect.poll(() => service.state.type, { timeout: 20_000 }).toBe('stopped');
    await gone(wires[0]?.pid);
    const second = await ask(request);
    expect(wires).toHaveLength(2);
    expect(evaluated(second)).toBeLessThan(40);
    expect(second.text).toBe(first.text);
  });

  test('is saved when its window dies', async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'states');
    const script = path.join(folder, '..', 'host.mjs');
    const options = {
      modelPath: modelPath('scripted'),
      gpu: 'off',
      contextTokens: 4096,
      stateFolder: folder,
    };
    writeFileSync(
      script,
      `import { fork } from 'node:child_process';
       const child = fork(${JSON.stringify(modulePath)}, { silent: true, serialization: 'advanced' });
       child.on('message', ({ type, event }) => {
         if (type === 'hello') child.send({ type: 'load', options: ${JSON.stringify(options)} });
         if (type === 'loaded') child.send({ type: 'generate', id: 1, request: ${JSON.stringify(request)} });
         if (type === 'event' && event.type === 'done') console.log(child.pid);
       });
       setInterval(() => {}, 1000);`,
    );
    const host = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) =>
      host.stdout.once('data', (data: Buffer) => resolve(Number(data.toString()))),
    );
    host.kill('SIGKILL');
    await gone(pid);
    const { ask } = startService(modelPath('scripted'), 0, folder);
    expect(evaluated(await ask(request))).toBeLessThan(40);
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createModelService } from '../../../src/client/createModelService.ts';
import { createProcessBackend } from '../../../src/client/process/createProcessBackend.ts';
import type { Backend } from '../../../src/core/backend.ts';
import { collectAnswer } from '../../../src/core/modelService.ts';
import type { Job } from '../../../src/protocol/model.ts';
import { fakeFork } from '../../support/fakeWire.ts';
import { chatRequest, completionRequest, never, recordingLog } from '../../../tools/models/requests.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

/** A back end of its own process, for some jobs only. */
function backendFor(jobs: readonly Job[]) {
  const forked = fakeFork();
  const whole = createProcessBackend({
    modulePath: 'unused',
    loadOptions: () => ({ modelPath: '/m.gguf', gpu: 'off', contextTokens: 4096 }),
    unloadRules: () => ({ after: 0, reason: 'idle', underPressure: false }),
    log: recordingLog(),
    fork: forked.fork,
  });
  const backend = Object.create(whole, { capabilities: { value: { jobs } } }) as Backend;
  return { ...forked, backend };
}

function two() {
  const small = backendFor(['completion']);
  const large = backendFor(['completion', 'chat']);
  const service = createModelService([small.backend, large.backend]);
  return { small, large, service };
}

test('each job goes to the first back end that does it, which alone is started for it', async () => {
  const { small, large, service } = two();
  const chat = collectAnswer(service.generate(chatRequest(), never()));
  await settle();
  expect(small.processes).toHaveLength(0);
  large.newest().load();
  await settle();
  const completion = collectAnswer(service.generate(completionRequest(), never()));
  await settle();
  small.newest().load();
  await settle();
  expect(service.activity).toMatchObject({ completions: 1, conversations: 1 });
  small.newest().answer(small.newest().requests[0]!.id, 'short');
  large.newest().answer(large.newest().requests[0]!.id, 'long');
  expect(await completion).toMatchObject({ text: 'short' });
  expect(await chat).toMatchObject({ text: 'long' });
  expect(service.activity).toMatchObject({ completions: 0, conversations: 0, tokensPerSecond: 40 });
});

test('tokens are counted by the model of the job', async () => {
  const { small, large, service } = two();
  void service.start();
  small.newest().load();
  large.newest().load();
  const counts = service.countTokens('chat', ['a b']);
  await settle();
  expect(small.newest().counts).toEqual([]);
  const [count] = large.newest().counts;
  expect(count?.texts).toEqual(['a b']);
  large.newest().say({ type: 'counted', id: count!.id, result: { counts: [2] } });
  expect(await counts).toEqual({ counts: [2] });
});

test('a job that no back end does fails, and starts nothing', async () => {
  const { small, large, service } = two();
  const request = {
    ...completionRequest(),
    kind: 'edit',
    selection: 'a',
    instruction: 'b',
    effort: 'low',
  } as const;
  const failed = { failure: { code: 'internal' } };
  expect((await collectAnswer(service.generate(request, never()))).end).toMatchObject(failed);
  expect(await service.countTokens('edit', ['a'])).toMatchObject(failed);
  expect([...small.processes, ...large.processes]).toEqual([]);
});

test('of several states the one is shown that concerns the user most', async () => {
  const { small, large, service } = two();
  const states: string[] = [];
  service.onDidChangeState(({ type }) => states.push(type));
  void service.start();
  small.newest().load();
  expect(service.state.type).toBe('loading');
  large.newest().load();
  expect(service.state.type).toBe('ready');
  const failure = { code: 'damaged', path: '/m.gguf' } as const;
  void service.restart();
  small.newest().hello();
  small.newest().say({ type: 'load-failed', failure });
  large.newest().load();
  expect(service.state).toEqual({ type: 'failed', failure });
  service.stop();
  await settle();
  expect(service.state.type).toBe('stopped');
  expect(states.at(-1)).toBe('stopped');
  service.dispose();
  expect(states).toHaveLength(states.lastIndexOf('stopped') + 1);
  expect([...small.processes, ...large.processes].every(({ killed }) => killed)).toBe(true);
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemoryUse } from '../../../../src/protocol/model.ts';
import { chatRequest, completionRequest } from '../../../../tools/models/requests.ts';
import type { FakeProcess } from '../../../support/fakeWire.ts';
import { set, settle } from './setUp.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GB = 1e9;
const memory: readonly MemoryUse[] = [
  { device: 'RAM', weights: 10 * GB, caches: 1 * GB, buffers: 1 * GB },
  { device: 'CUDA0', weights: 90 * GB, caches: 0, buffers: 0 },
];

/** A service whose model is loaded and idle. */
async function loaded() {
  const all = set();
  void all.service.start();
  await settle();
  load(all.newest());
  await settle();
  return all;
}

function load(process: FakeProcess): void {
  process.hello();
  const model = { name: 'fake', device: 'CPU', contextTokens: 4096, files: [], memory };
  process.say({ type: 'loaded', model });
}

const rulesSent = (process: FakeProcess) =>
  process.sent.flatMap((message) => (message.type === 'unload-rules' ? [message.rules] : []));

describe('the rules', () => {
  test('come before the model, and again when they change', async () => {
    const { newest, rule } = await loaded();
    expect(newest().sent.map(({ type }) => type)).toEqual(['unload-rules', 'load']);
    rule({ after: 60_000 });
    expect(rulesSent(newest())).toEqual([
      { after: 0, reason: 'idle', underPressure: true },
      { after: 60_000, reason: 'idle', underPressure: true },
    ]);
  });

  test('nobody to tell, nothing told', () => {
    const { processes, rule } = set();
    rule({ after: 1 });
    expect(processes).toEqual([]);
  });
});

describe.each(['idle', 'battery', 'memory'] as const)('when the process asks to go (%s)', (reason) => {
  test('it is ended, the state and the log say why, and it is no crash', async () => {
    const { processes, newest, service, log } = await loaded();
    newest().say({ type: 'may-unload', reason });
    expect(newest().killed).toBe(true);
    expect(service.state).toEqual({ type: 'stopped', why: reason });
    newest().crash();
    await settle();
    expect(service.state.type).toBe('stopped');
    expect(processes).toHaveLength(1);
    expect(log.lines.join('\n')).toMatch(/info: the model was unloaded/);
  });

  test('a request that it has not seen yet keeps it', async () => {
    const { newest, service, ask } = await loaded();
    const answer = ask();
    await settle();
    newest().say({ type: 'may-unload', reason });
    expect(newest().killed).toBe(false);
    newest().answer(newest().requests[0]!.id, 'Hi');
    expect((await answer).text).toBe('Hi');
    expect(service.state.type).toBe('ready');
  });
});

test.each(['idle', 'battery'] as const)('after %s, the next request loads it', async (reason) => {
  const { processes, newest, ask } = await loaded();
  newest().say({ type: 'may-unload', reason });
  void ask(completionRequest());
  await settle();
  expect(processes).toHaveLength(2);
});

describe('when memory ran short', () => {
  async function unloaded() {
    const all = await loaded();
    all.newest().say({ type: 'may-unload', reason: 'memory' });
    return all;
  }
  const scarce = { total: 16 * GB, available: 12.5 * GB };
  const ample = { total: 16 * GB, available: 14 * GB };

  test.each([
    ['a keystroke', completionRequest()],
    ['a question', chatRequest()],
  ])('%s does not load it, and says so', async (_name, request) => {
    const { processes, service, ask, have } = await unloaded();
    have(scarce);
    expect((await ask(request)).end).toEqual({
      type: 'failed',
      failure: { code: 'memory-short', needed: 12 * GB, free: 12.5 * GB },
    });
    expect(service.state).toEqual({ type: 'stopped', why: 'memory' });
    expect(processes).toHaveLength(1);
  });

  test('counting tokens does not load it either', async () => {
    const { processes, service, have } = await unloaded();
    have(scarce);
    expect(await service.countTokens('chat', ['a'])).toMatchObject({ failure: { code: 'memory-short' } });
    expect(processes).toHaveLength(1);
  });

  test.each([
    ['there is enough again', ample],
    ['the system does not say', undefined],
  ])('the next request loads it when %s', async (_name, sample) => {
    const { processes, newest, ask, have } = await unloaded();
    have(scarce);
    await ask();
    have(sample);
    const answer = ask();
    await settle();
    expect(processes).toHaveLength(2);
    load(newest());
    await settle();
    newest().answer(newest().requests[0]!.id, 'Hi');
    expect((await answer).text).toBe('Hi');
  });

  test('Load Model and Restart Model load it in any case', async () => {
    for (const how of ['start', 'restart'] as const) {
      const { processes, service, have } = await unloaded();
      have(scarce);
      void service[how]();
      await settle();
      expect(processes).toHaveLength(2);
    }
  });

  test('another model, or the setting turned off, ends the wait', async () => {
    const one = await unloaded();
    one.have(scarce);
    one.choose('/smaller.gguf');
    void one.ask(completionRequest());
    await settle();
    expect(one.processes).toHaveLength(2);
    const other = await unloaded();
    other.have(scarce);
    other.rule({ underPressure: false });
    void other.ask(completionRequest());
    await settle();
    expect(other.processes).toHaveLength(2);
  });
});

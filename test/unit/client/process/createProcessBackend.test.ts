import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelEvent } from '../../../../src/protocol/model.ts';
import { doneEvent } from '../../../support/fakeWire.ts';
import { chatRequest, completionRequest, never } from '../../../../tools/models/requests.ts';
import { set, settle } from './setUp.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('life', () => {
  test('nothing runs until the first request, which waits for the load', async () => {
    const { processes, newest, service, ask } = set();
    expect(processes).toEqual([]);
    const answer = ask();
    await settle();
    expect(service.state.type).toBe('loading');
    newest().hello();
    newest().say({ type: 'loading', fraction: 0.5 });
    expect(service.state).toMatchObject({ type: 'loading', fraction: 0.5 });
    expect(newest().requests).toEqual([]);
    newest().load();
    await settle();
    const [request] = newest().requests;
    newest().answer(request!.id, 'Hi');
    expect(await answer).toMatchObject({ text: 'Hi', end: { type: 'done', reason: 'end' } });
    expect(service.activity).toMatchObject({ conversations: 0, tokensPerSecond: 40 });
  });

  test('what the process says of the other windows is part of the state', async () => {
    const { newest, service } = set();
    void service.start();
    newest().load();
    newest().say({ type: 'sharing', sharing: { windows: 2, models: 1 } });
    expect(service.state).toMatchObject({ type: 'ready', sharing: { windows: 2, models: 1 } });
    void service.restart();
    newest().load();
    expect(service.state).not.toHaveProperty('sharing');
    await settle();
  });

  test('a process of another version is not used', async () => {
    const { newest, service, ask } = set();
    const answer = ask();
    await settle();
    newest().hello(0);
    expect((await answer).end).toMatchObject({ type: 'failed', failure: { code: 'stale-build' } });
    expect(service.state.type).toBe('failed');
    expect(newest().killed).toBe(true);
  });

  test('a failed load is not tried again by keystrokes, and is by a question or another file', async () => {
    const { processes, newest, ask, choose } = set();
    const failure = { code: 'model-missing', path: '/a.gguf' } as const;
    const first = ask();
    await settle();
    newest().hello();
    newest().say({ type: 'load-failed', failure });
    expect((await first).end).toEqual({ type: 'failed', failure });
    expect((await ask(completionRequest())).end).toEqual({ type: 'failed', failure });
    expect(processes).toHaveLength(1);
    void ask();
    await settle();
    expect(processes).toHaveLength(2);
    newest().hello();
    newest().say({ type: 'load-failed', failure });
    await settle();
    choose('/other.gguf');
    void ask(completionRequest());
    await settle();
    expect(processes).toHaveLength(3);
  });

  test('a crash settles what is pending, and the process comes back twice a minute', async () => {
    const { processes, newest, service, ask } = set();
    for (const count of [1, 2, 3]) {
      const answer = ask();
      await settle();
      expect(processes).toHaveLength(count);
      newest().load();
      await settle();
      newest().crash();
      const failure = count < 3 ? { code: 'crashed' } : { code: 'crashed-repeatedly', how: 'signal SIGSEGV' };
      expect((await answer).end).toEqual({ type: 'failed', failure });
    }
    expect(service.state.type).toBe('failed');
    expect(processes).toHaveLength(3);
    void service.restart();
    await settle();
    newest().load();
    expect(service.state.type).toBe('ready');
  });

  test('crashes further apart are forgotten', async () => {
    const { newest, service } = set();
    void service.start();
    for (let round = 0; round < 5; round++) {
      newest().load();
      await vi.advanceTimersByTimeAsync(60_000);
      newest().crash();
      expect(service.state.type).toBe('loading');
    }
  });

  test('messages of an older process are dropped', async () => {
    const { processes, newest, service } = set();
    void service.start();
    newest().hello();
    void service.restart();
    processes[0]!.say({ type: 'loaded', model: { name: 'old', device: 'CPU', contextTokens: 1, files: [] } });
    processes[0]!.crash();
    expect(service.state.type).toBe('loading');
    expect(processes).toHaveLength(2);
    newest().load();
    expect(service.state).toMatchObject({ type: 'ready', model: { name: 'fake' } });
    await settle();
  });

  test('a load without any progress is given up', async () => {
    const { newest, service } = set();
    void service.start();
    newest().hello();
    await vi.advanceTimersByTimeAsync(200_000);
    expect(service.state).toMatchObject({ type: 'failed', failure: { code: 'load-hangs' } });
  });

  test('stop and dispose settle what is pending', async () => {
    const { newest, service, ask } = set();
    const answer = ask();
    await settle();
    newest().load();
    await settle();
    service.dispose();
    expect((await answer).end).toMatchObject({ failure: { code: 'stopped' } });
  });
});

describe('cancel', () => {
  async function ready() {
    const parts = set();
    void parts.service.start();
    parts.newest().load();
    await settle();
    return parts;
  }

  test('the reader is free at once, the lane when the process has answered', async () => {
    const { newest, ask } = await ready();
    const cancel = new AbortController();
    const first = ask(chatRequest(), cancel.signal);
    const second = ask();
    await settle();
    cancel.abort();
    expect((await first).end).toMatchObject({ type: 'done', reason: 'cancelled' });
    const { id } = newest().requests[0]!;
    expect(newest().cancels).toEqual([id]);
    expect(newest().requests).toHaveLength(1);
    newest().event(id, doneEvent('cancelled'));
    await settle();
    expect(newest().requests).toHaveLength(2);
    newest().answer(newest().requests[1]!.id, 'b');
    expect((await second).text).toBe('b');
  });

  test('leaving the loop is a cancel', async () => {
    const { newest, service } = await ready();
    const reader = (async () => {
      for await (const event of service.generate(chatRequest(), never())) if (event.type === 'answer') break;
    })();
    await settle();
    newest().event(newest().requests[0]!.id, { type: 'answer', text: 'a' });
    await reader;
    await settle();
    expect(newest().cancels).toHaveLength(1);
  });

  test('while loading', async () => {
    const { ask, service } = set();
    const cancel = new AbortController();
    const answer = ask(chatRequest(), cancel.signal);
    await settle();
    cancel.abort();
    expect((await answer).end).toMatchObject({ reason: 'cancelled' });
    await settle();
    expect(service.activity.conversations).toBe(0);
  });

  test('before the start', async () => {
    const { ask, processes } = set();
    expect((await ask(chatRequest(), AbortSignal.abort())).end).toMatchObject({ reason: 'cancelled' });
    expect(processes).toEqual([]);
  });

  test('a process that ignores it is ended', async () => {
    const { newest, processes, ask } = await ready();
    const cancel = new AbortController();
    const answer = ask(chatRequest(), cancel.signal);
    await settle();
    cancel.abort();
    await answer;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(processes[0]!.killed).toBe(true);
    expect(processes).toHaveLength(2);
    newest().load();
  });

  test('never reaches the log as an error', async () => {
    const { newest, ask, log } = await ready();
    const cancel = new AbortController();
    const answer = ask(chatRequest(), cancel.signal);
    await settle();
    cancel.abort();
    newest().event(newest().requests[0]!.id, doneEvent('cancelled'));
    await answer;
    await settle();
    expect(log.lines.filter((line) => /^(error|warn)/.test(line))).toEqual([]);
  });
});

test('whatever happens in whatever order, each request ends exactly once', async () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const { processes, newest, service } = set();
  const ends: number[] = [];
  const cancels: AbortController[] = [];
  const started: Promise<void>[] = [];
  const running = (process: (typeof processes)[number]) =>
    process.requests.filter(({ id }) => !answered.has(`${process.pid}/${id}`));
  const answered = new Set<string>();
  for (let round = 0; round < 600; round++) {
    const action = random(10);
    if (action < 4) {
      const index = ends.push(0) - 1;
      const cancel = new AbortController();
      cancels.push(cancel);
      started.push(
        (async () => {
          const request = random(2) ? chatRequest() : completionRequest();
          for await (const event of service.generate(request, cancel.signal))
            if (isEnd(event)) ends[index]!++;
        })(),
      );
    } else if (action < 6) cancels[random(cancels.length || 1)]?.abort();
    else if (processes.length > 0 && action === 6) newest().load();
    else if (processes.length > 0 && action === 7 && random(4) === 0) newest().crash();
    else if (action === 8 && random(6) === 0) void service.restart();
    else if (processes.length > 0) {
      const lanes = running(newest()).map(({ request }) => request.kind);
      expect(new Set(lanes).size, 'a lane runs one request').toBe(lanes.length);
      for (const { id } of running(newest())) {
        answered.add(`${newest().pid}/${id}`);
        newest().answer(id, 'x');
      }
    }
    await settle();
  }
  service.stop();
  for (const cancel of cancels) cancel.abort();
  await settle();
  await Promise.all(started);
  expect(ends.every((count) => count === 1)).toBe(true);
  service.dispose();
});

function isEnd(event: ModelEvent): boolean {
  return event.type === 'done' || event.type === 'failed';
}

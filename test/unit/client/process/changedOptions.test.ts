import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LoadOptions } from '../../../../src/protocol/model.ts';
import { chatRequest, completionRequest } from '../../../../tools/models/requests.ts';
import { set, settle } from './setUp.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function loaded() {
  const all = set();
  void all.service.start();
  await settle();
  all.newest().load();
  await settle();
  return all;
}

/** What the newest process was told to load. */
const loads = ({ newest }: ReturnType<typeof set>) =>
  newest().sent.flatMap((message) => (message.type === 'load' ? [message.options] : []));

/** Each option that needs another process. The compiler makes the list complete. */
const changes = {
  modelPath: { modelPath: '/other.gguf' },
  gpu: { gpu: 'auto' },
  contextTokens: { contextTokens: 8192 },
  stateFolder: { stateFolder: '/states' },
} as const satisfies { [K in keyof Required<LoadOptions>]: Partial<LoadOptions> };

describe.each(Object.entries(changes))('a changed %s', (_name, change) => {
  test('loads nothing by itself, and is used by the next request', async () => {
    const all = await loaded();
    all.change(change);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(all.processes).toHaveLength(1);
    void all.ask(completionRequest());
    await settle();
    expect(all.processes).toHaveLength(2);
    expect(all.processes[0]!.killed).toBe(true);
    all.newest().load();
    expect(loads(all)).toEqual([expect.objectContaining(change)]);
  });

  test('lets an answer end first, and keys meanwhile get theirs from the model that is there', async () => {
    const all = await loaded();
    const chat = all.ask(chatRequest());
    await settle();
    all.change(change);
    const key = all.ask(completionRequest());
    await settle();
    const [first, second] = all.newest().requests;
    all.newest().answer(second!.id, 'x');
    expect((await key).text).toBe('x');
    all.newest().answer(first!.id, 'whole');
    expect(await chat).toMatchObject({ text: 'whole', end: { type: 'done' } });
    expect(all.processes).toHaveLength(1);
    void all.ask(completionRequest());
    await settle();
    expect(all.processes).toHaveLength(2);
  });

  test('while it loads: the next request starts over, and those that wait are answered', async () => {
    const all = set();
    const waiting = all.ask();
    await settle();
    all.newest().hello();
    all.change(change);
    void all.ask(completionRequest());
    await settle();
    expect(all.processes).toHaveLength(2);
    all.newest().load();
    await settle();
    const { requests } = all.newest();
    all.newest().answer(requests.find(({ request }) => request.kind === 'chat')!.id, 'Hi');
    expect((await waiting).text).toBe('Hi');
  });

  test('after a failure, even a keystroke tries it', async () => {
    const all = set();
    const first = all.ask();
    await settle();
    all.newest().hello();
    all.newest().say({ type: 'load-failed', failure: { code: 'out-of-memory' } });
    await first;
    all.change(change);
    void all.ask(completionRequest());
    await settle();
    expect(all.processes).toHaveLength(2);
  });
});

test('changed and changed back loads nothing', async () => {
  const all = await loaded();
  all.change({ contextTokens: 8192 });
  all.change({});
  void all.ask(completionRequest());
  await settle();
  expect(all.processes).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { createLanes } from '../../../../src/client/process/lanes.ts';

/** Work that ends when the test says so, whatever its signal does. */
function slowWork() {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const seen: { signal?: AbortSignal } = {};
  const work = (signal: AbortSignal): Promise<void> => {
    seen.signal = signal;
    return ended;
  };
  return { work, end: () => end(), seen };
}

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('a cancelled running task keeps its place until it has ended', async () => {
  const lanes = createLanes();
  const [first, second] = [slowWork(), slowWork()];
  const cancel = new AbortController();
  const one = lanes.conversation(first.work, cancel.signal);
  const two = lanes.conversation(second.work, new AbortController().signal);
  await tick();
  cancel.abort();
  await tick();
  expect(first.seen.signal?.aborted).toBe(true);
  expect(second.seen.signal).toBeUndefined();
  first.end();
  await one;
  await tick();
  expect(second.seen.signal?.aborted).toBe(false);
  second.end();
  await two;
});

test('a task that is cancelled while it waits is never started', async () => {
  const lanes = createLanes();
  const [first, second, third] = [slowWork(), slowWork(), slowWork()];
  const cancel = new AbortController();
  const one = lanes.conversation(first.work, new AbortController().signal);
  const two = lanes.conversation(second.work, cancel.signal);
  const three = lanes.conversation(third.work, new AbortController().signal);
  cancel.abort();
  await two;
  first.end();
  third.end();
  await Promise.all([one, three]);
  expect(second.seen.signal).toBeUndefined();
  expect(third.seen.signal).toBeDefined();
});

test('a newer completion cancels the older, and waits for its end', async () => {
  const lanes = createLanes();
  const [first, second, third] = [slowWork(), slowWork(), slowWork()];
  const all = [first, second, third].map(({ work }) => lanes.completion(work, new AbortController().signal));
  await tick();
  expect([first.seen.signal?.aborted, second.seen.signal, third.seen.signal]).toEqual([
    true,
    undefined,
    undefined,
  ]);
  first.end();
  await tick();
  expect([second.seen.signal, third.seen.signal?.aborted]).toEqual([undefined, false]);
  third.end();
  await Promise.all(all);
});

test('the lanes run side by side', async () => {
  const lanes = createLanes();
  const [chat, completion] = [slowWork(), slowWork()];
  const both = [
    lanes.conversation(chat.work, new AbortController().signal),
    lanes.completion(completion.work, new AbortController().signal),
  ];
  await tick();
  expect(chat.seen.signal && completion.seen.signal).toBeDefined();
  chat.end();
  completion.end();
  await Promise.all(both);
});

test('background work waits for completions, and the next one ends it', async () => {
  const lanes = createLanes();
  const [first, idle, later, next] = [slowWork(), slowWork(), slowWork(), slowWork()];
  const start = (lane: 'completion' | 'background', { work }: ReturnType<typeof slowWork>) =>
    lanes[lane](work, new AbortController().signal);
  const all = [start('completion', first), start('background', idle), start('background', later)];
  await tick();
  expect([first.seen.signal?.aborted, idle.seen.signal]).toEqual([false, undefined]);
  first.end();
  await tick();
  expect([idle.seen.signal?.aborted, later.seen.signal]).toEqual([false, undefined]);
  all.push(start('completion', next));
  await tick();
  expect([idle.seen.signal?.aborted, next.seen.signal]).toEqual([true, undefined]);
  idle.end();
  await tick();
  expect([later.seen.signal, next.seen.signal?.aborted]).toEqual([undefined, false]);
  next.end();
  await Promise.all(all);
});

test('speculation waits for all else, and the next completion ends it', async () => {
  const lanes = createLanes();
  const [first, ahead, idle, next] = [slowWork(), slowWork(), slowWork(), slowWork()];
  const start = (lane: 'completion' | 'background' | 'speculation', { work }: ReturnType<typeof slowWork>) =>
    lanes[lane](work, new AbortController().signal);
  const all = [start('completion', first), start('speculation', ahead), start('background', idle)];
  first.end();
  await tick();
  expect([idle.seen.signal?.aborted, ahead.seen.signal]).toEqual([false, undefined]);
  idle.end();
  await tick();
  expect(ahead.seen.signal?.aborted).toBe(false);
  all.push(start('completion', next));
  await tick();
  expect([ahead.seen.signal?.aborted, next.seen.signal]).toEqual([true, undefined]);
  ahead.end();
  await tick();
  expect(next.seen.signal?.aborted).toBe(false);
  next.end();
  await Promise.all(all);
});

import { expect, test } from 'vitest';
import { Gate } from '../../../src/model/gate.ts';

const never = new AbortController().signal;

/** Whether a promise is settled by now, after all that was ready has run. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

test('an open gate lets through at once', async () => {
  expect(await isSettled(new Gate().pass(never))).toBe(true);
});

test('a conversation waits until every completion has left', async () => {
  const gate = new Gate();
  const [first, second] = [gate.enter(), gate.enter()];
  const waiting = gate.pass(never);
  first();
  first();
  expect(await isSettled(waiting)).toBe(false);
  second();
  expect(await isSettled(waiting)).toBe(true);
});

test('a completion that comes before the waiting one has run goes first, too', async () => {
  const gate = new Gate();
  const first = gate.enter();
  const waiting = gate.pass(never);
  first();
  const second = gate.enter();
  expect(await isSettled(waiting)).toBe(false);
  second();
  expect(await isSettled(waiting)).toBe(true);
});

test('an abort ends the waiting at once, and leaves nothing behind', async () => {
  const gate = new Gate();
  const stop = new AbortController();
  const leave = gate.enter();
  const waiting = gate.pass(stop.signal);
  stop.abort();
  expect(await isSettled(waiting)).toBe(true);
  expect(await isSettled(gate.pass(stop.signal))).toBe(true);
  leave();
  expect(await isSettled(gate.pass(never))).toBe(true);
});

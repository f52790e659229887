import { expect, test } from 'vitest';
import type { Engine } from '../../src/model/engine.ts';
import { engineOf, run } from '../support/engine.ts';
import { chatRequest } from '../../tools/models/requests.ts';

const used: Engine[] = [];

test('one test after the other has the same engine', async () => {
  used.push(await engineOf('scripted'));
  expect(await engineOf('scripted')).toBe(used[0]);
});

test.fails('a test that fails while its request goes on', async () => {
  const engine = await engineOf('endless');
  used.push(engine);
  void run(engine, chatRequest('Hello', 4000)).catch(() => undefined);
  expect.fail('as if its time were over');
});

test('leaves a fresh engine to the next, whose requests are answered', async () => {
  const engine = await engineOf('scripted');
  expect(used).not.toContain(engine);
  expect((await run(engine, chatRequest())).text).toContain('tiny-oss');
});

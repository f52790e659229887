import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { set, settle } from './setUp.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('counting loads the model, and waits for no answer', async () => {
  const { newest, service, ask } = set();
  const first = service.countTokens('chat', ['a', '']);
  await settle();
  newest().load();
  await settle();
  void ask();
  const second = service.countTokens('chat', ['b']);
  await settle();
  const [one, other] = newest().counts;
  newest().say({ type: 'counted', id: other!.id, result: { counts: [3] } });
  newest().say({ type: 'counted', id: one!.id, result: { counts: [1, 0] } });
  expect(await first).toEqual({ counts: [1, 0] });
  expect(await second).toEqual({ counts: [3] });
  expect(newest().requests).toHaveLength(1);
});

test.each([
  ['crashed', (parts: ReturnType<typeof set>) => parts.newest().crash()],
  ['stopped', (parts: ReturnType<typeof set>) => parts.service.stop()],
])('counting ends when the process has %s', async (code, end) => {
  const parts = set();
  void parts.service.start();
  parts.newest().load();
  const counts = parts.service.countTokens('chat', ['a']);
  await settle();
  end(parts);
  expect(await counts).toEqual({ failure: { code } });
});

test('counting by a model that could not be loaded says why, and does not load it again', async () => {
  const { processes, newest, service } = set();
  const failure = { code: 'damaged', path: '/m.gguf' } as const;
  void service.start();
  newest().hello();
  newest().say({ type: 'load-failed', failure });
  expect(await service.countTokens('chat', ['a'])).toEqual({ failure });
  expect(processes).toHaveLength(1);
});

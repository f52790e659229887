import { expect, test } from 'vitest';
import type { SnoozeState } from '../../../src/core/completion/snooze.ts';
import type { ModelState } from '../../../src/core/lifecycle.ts';
import type { ModelActivity } from '../../../src/core/modelService.ts';
import { describeStatus, type CompletionStatus } from '../../../src/core/status/describeStatus.ts';
import { downloadOf } from '../models/view/facts.ts';
import type { Download } from '../../../src/core/models/downloads.ts';

const idle: ModelActivity = { completions: 0, conversations: 0, tokensPerSecond: undefined };
const on = { enabled: true, snooze: undefined };
const model = { name: 'gpt-oss-20b', device: 'CPU', contextTokens: 4096, files: [] };

function check(state: ModelState, activity: Partial<ModelActivity>, enabled: boolean, text: string): void {
  expect(describeStatus(state, { ...idle, ...activity }, { enabled, snooze: undefined }, 0).text).toBe(text);
}

test('the item shows the state, and the speed once it is known', () => {
  const ready: ModelState = { type: 'ready', generation: 1, model };
  check({ type: 'stopped' }, {}, true, '$(flame) Hearth');
  check({ type: 'stopped' }, {}, false, '$(flame) Hearth (off)');
  check({ type: 'loading', generation: 1, fraction: 0.418 }, {}, true, '$(loading~spin) Hearth 42%');
  check(ready, {}, true, '$(flame) Hearth');
  check(ready, { tokensPerSecond: 23.4 }, true, '$(flame) 23 tok/s');
  check(ready, { tokensPerSecond: 6.25 }, true, '$(flame) 6.3 tok/s');
  check(ready, { conversations: 1, tokensPerSecond: 23.4 }, true, '$(loading~spin) 23 tok/s');
  check(ready, { tokensPerSecond: 23.4 }, false, '$(flame) 23 tok/s (off)');
});

test('a failure is said in its own words', () => {
  const failure = { code: 'model-missing', path: '/x.gguf' } as const;
  const status = describeStatus({ type: 'failed', failure }, idle, on, 0);
  expect(status).toEqual({
    text: '$(warning) Hearth',
    tooltip: expect.stringContaining('Hearth: There is no model file at /x.gguf.') as string,
    failed: true,
  });
});

test('the tooltip names model, device, speed, and that completion is off', () => {
  const state: ModelState = { type: 'ready', generation: 1, model };
  expect(
    describeStatus(state, { ...idle, tokensPerSecond: 40 }, { enabled: false, snooze: undefined }, 0).tooltip,
  ).toBe('Hearth: gpt-oss-20b on CPU. Last answer: 40 tokens per second. Inline completion is off here.');
});

test.each([
  [undefined, ''],
  [{ windows: 1, models: 1 }, ''],
  [{ windows: 3, models: 1 }, ' 3 windows share this model.'],
  [{ windows: 1, models: 2 }, ' 2 models are loaded, because another window has other settings.'],
  [
    { windows: 2, models: 2 },
    ' 2 windows share this model. 2 models are loaded, because another window has other settings.',
  ],
])('sharing %o', (sharing, words) => {
  const state: ModelState = { type: 'ready', generation: 1, model, ...(sharing && { sharing }) };
  expect(describeStatus(state, idle, on, 0).tooltip).toBe(`Hearth: gpt-oss-20b on CPU.${words}`);
});

test.each([
  [undefined, 'the model is not loaded; it loads with the first request.'],
  ['idle', 'the model was unloaded after a while without requests; it loads with the next request.'],
  ['battery', 'the model was unloaded to spare the battery; it loads with the next request.'],
  [
    'memory',
    'the model was unloaded because memory ran short; it loads with the next request once there is enough, and with “Load Model” in any case.',
  ],
] as const)('without a model, why (%s), and when it loads', (why, words) => {
  const { tooltip, failed } = describeStatus({ type: 'stopped', ...(why && { why }) }, idle, on, 0);
  expect(tooltip).toBe(`Hearth: ${words}`);
  expect(failed).toBe(false);
});

test('a pause on battery shows, unless completion is off or snoozed anyway', () => {
  const at = (completion: Partial<CompletionStatus>) =>
    describeStatus({ type: 'stopped' }, idle, { ...on, paused: true, ...completion }, 0);
  expect(at({}).text).toBe('$(bell-slash) Hearth (battery)');
  expect(at({}).tooltip).toMatch(/ Inline completion is paused while the machine runs on battery\.$/);
  expect(at({ enabled: false }).text).toBe('$(flame) Hearth (off)');
  expect(at({ snooze: { until: 'restart' } }).tooltip).toMatch(/snoozed/);
});

test('a snooze shows what is left of it', () => {
  const minute = 60_000;
  const at = (snooze: SnoozeState, now: number, enabled = true) =>
    describeStatus({ type: 'stopped' }, idle, { enabled, snooze }, now);
  expect(at({ until: 15 * minute }, 0).text).toBe('$(bell-slash) Hearth (15 min)');
  expect(at({ until: 15 * minute }, 14.5 * minute).text).toBe('$(bell-slash) Hearth (1 min)');
  expect(at({ until: 'restart' }, 0).text).toBe('$(bell-slash) Hearth');
  expect(at({ until: 15 * minute }, 0, false).text).toBe('$(flame) Hearth (off)');
  expect(at({ until: 15 * minute }, minute).tooltip).toBe(
    'Hearth: the model is not loaded; it loads with the first request. Inline completion is snoozed for 14 more minutes.',
  );
});

test('a download shows its share and speed, and the tooltip the rest', () => {
  const status = (download: Partial<Download>) =>
    describeStatus({ type: 'stopped' }, idle, on, 0, [
      { ...downloadOf({ type: 'downloading' }), ...download },
    ]);
  expect(status({}).text).toBe('$(flame) Hearth $(cloud-download) 25 %, 45 MB/s');
  expect(status({}).tooltip).toMatch(
    / Downloading gpt-oss-20b: 3\.0 of 12\.0 GB, 45 MB a second, 3 minutes left\.$/,
  );
  expect(status({ total: undefined, bytesPerSecond: undefined }).text).toContain('$(cloud-download) 3.0 GB');
  expect(status({ phase: { type: 'paused' } }).text).toBe('$(flame) Hearth');
});

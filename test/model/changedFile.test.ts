import { copyFileSync, mkdtempSync, renameSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ModelState } from '../../src/core/lifecycle.ts';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest, never } from '../../tools/models/requests.ts';
import { startService } from '../support/modelProcess.ts';

const patience = 20_000;

/** A service over a model file that may be harmed. */
function startCopy(variant: 'scripted' | 'endless') {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'model.gguf');
  copyFileSync(modelPath(variant), file);
  const started = startService(file);
  const { service } = started;
  const until = (type: ModelState['type'], loadable: boolean) =>
    expect
      .poll(() => [service.state.type, 'loadable' in service.state], { timeout: patience })
      .toEqual([type, loadable]);
  return { ...started, file, until };
}

test('a file that is cut in the middle of an answer is to blame, and is offered when it is whole', async () => {
  const { service, ask, file, wires, until } = startCopy('endless');
  const failures: unknown[] = [];
  for await (const event of service.generate(chatRequest('Go on', 2000), never())) {
    if (event.type === 'answer' && failures.length === 0) truncateSync(file, 1_000_000);
    if (event.type === 'failed') failures.push(event.failure);
  }
  expect(failures).toEqual([{ code: 'changed', path: file }]);
  expect(service.state).toMatchObject({ type: 'failed', failure: { code: 'changed' } });
  // It is not loaded by itself: it would be cut.
  expect(wires).toHaveLength(1);
  expect((await ask(chatRequest())).end).toMatchObject({ failure: { code: 'cut-off', found: 1_000_000 } });
  copyFileSync(modelPath('scripted'), file);
  await until('failed', true);
  await service.restart();
  expect(service.state).toMatchObject({ type: 'ready', model: { name: 'tiny-oss' } });
  await until('ready', false);
});

test('a file that is cut while nobody asks is noticed', async () => {
  const { service, file, until } = startCopy('scripted');
  await service.start();
  truncateSync(file, 1_000_000);
  await until('failed', false);
  expect(service.state).toMatchObject({ failure: { code: 'changed', path: file } });
  copyFileSync(modelPath('scripted'), file);
  await until('failed', true);
});

test('a file that is replaced by another is offered, and the old one answers until it is loaded', async () => {
  const { service, ask, file, wires, until } = startCopy('scripted');
  await service.start();
  copyFileSync(modelPath('endless'), `${file}.part`);
  renameSync(`${file}.part`, file);
  await until('ready', true);
  expect((await ask(chatRequest())).text).toContain('tiny-oss');
  expect(wires).toHaveLength(1);
  await service.restart();
  expect(service.state).toMatchObject({ type: 'ready', model: { name: 'tiny-oss endless' } });
});

test('a download that comes to its end is offered', async () => {
  const { service, file, until } = startCopy('scripted');
  truncateSync(file, 1_000_000);
  await service.start();
  expect(service.state).toMatchObject({ type: 'failed', failure: { code: 'cut-off' } });
  truncateSync(file, 1_500_000);
  copyFileSync(modelPath('scripted'), file);
  await until('failed', true);
  await service.start();
  expect(service.state.type).toBe('ready');
});

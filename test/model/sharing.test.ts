import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest, completionRequest, never } from '../../tools/models/requests.ts';
import type { ModelRequest } from '../../src/protocol/model.ts';
import type { DyingWindow } from '../support/dyingWindow.ts';
import { gone, isAlive } from '../support/modelProcess.ts';
import { listeningPorts } from '../support/listeningPorts.ts';
import { linger, modulePath, openWindow, sharedFolder, type OpenWindow } from '../support/sharedWindows.ts';

const code = 'function add(a, b) {\n  return a + b;\n}\n\nfunction add(';

/** Reads an answer until its text begins, and goes on reading; the result is how it ended. */
async function begun({ service }: OpenWindow, request = chatRequest('Go on', 2000), signal = never()) {
  const events = service.generate(request, signal)[Symbol.asyncIterator]();
  for (;;) {
    const next = await events.next();
    if (next.done) throw new Error('The answer has ended.');
    if (next.value.type === 'answer') break;
    if (next.value.type === 'done' || next.value.type === 'failed')
      throw new Error(JSON.stringify(next.value));
  }
  const rest = async () => {
    for (;;) {
      const next = await events.next();
      if (next.done) throw new Error('The answer has ended without saying so.');
      if (next.value.type === 'done' || next.value.type === 'failed') return next.value;
    }
  };
  return { ended: rest() };
}

/** Opens windows whose model is loaded. */
async function loaded(count: number, file = modelPath('endless')) {
  const shared = sharedFolder();
  const windows = Array.from({ length: count }, () => openWindow(shared.folder, file));
  await Promise.all(windows.map(({ service }) => service.start()));
  const pid = windows[0]?.pid();
  for (const window of windows) expect(window.pid()).toBe(pid);
  return { ...shared, windows: windows as [OpenWindow, OpenWindow, OpenWindow], pid };
}

describe('windows with the same model', () => {
  test('that start at the same moment share one process, which ends after the last', async () => {
    const { folder, pids } = sharedFolder();
    const windows = [1, 2, 3, 4].map(() => openWindow(folder, modelPath('scripted')));
    const answers = await Promise.all(windows.map(({ ask }) => ask(chatRequest())));
    for (const { text } of answers) expect(text).toContain('tiny-oss');
    const [pid] = pids();
    expect(windows.map((window) => window.pid())).toEqual([pid, pid, pid, pid]);
    await expect.poll(() => windows[0]?.service.state).toMatchObject({ sharing: { windows: 4, models: 1 } });
    for (const { service } of windows.slice(0, 3)) service.dispose();
    await expect.poll(() => windows[3]?.service.state).toMatchObject({ sharing: { windows: 1 } });
    expect((await windows[3]!.ask(completionRequest(code))).text).toBe('a, b) {');
    windows[3]!.service.dispose();
    await gone(pid);
  });

  test('each get ghost text while another chats', async () => {
    const { windows } = await loaded(3);
    const stop = new AbortController();
    const { ended } = await begun(windows[0], undefined, stop.signal);
    for (const window of windows) {
      const { text, end } = await window.ask(completionRequest(code));
      expect(end).toMatchObject({ type: 'done' });
      expect(text).toBe('a, b) {');
    }
    stop.abort();
    expect(await ended).toMatchObject({ reason: 'cancelled' });
  });

  test('chat in turns', async () => {
    const { windows } = await loaded(2);
    const order: string[] = [];
    const chat = async (window: OpenWindow, name: string): Promise<void> => {
      expect((await window.ask(chatRequest('Hello', 30))).end).toMatchObject({
        type: 'done',
        reason: 'length',
      });
      order.push(name);
    };
    const { ended } = await begun(windows[1], chatRequest('Hello', 30));
    await Promise.all([
      chat(windows[0], 'a1'),
      chat(windows[0], 'a2'),
      ended.then(() => chat(windows[1], 'b2')),
    ]);
    expect(order).toEqual(['a1', 'b2', 'a2']);
  });

  test('cancel nothing of each other', async () => {
    const { windows } = await loaded(2);
    const stop = new AbortController();
    const first = await begun(windows[0], undefined, stop.signal);
    // Both are the first request of their window, so they have the same number.
    const waiting = windows[1].ask(chatRequest('Hello', 40));
    stop.abort();
    expect(await first.ended).toMatchObject({ reason: 'cancelled' });
    expect((await waiting).end).toMatchObject({ type: 'done', reason: 'length' });
  });

  test('keep what is evaluated of their files', async () => {
    const { windows } = await loaded(2, modelPath('scripted'));
    const request = (name: string) => completionRequest(`${`// ${name} ${name}\n`.repeat(150)}function add(`);
    const evaluated = async (window: OpenWindow, name: string): Promise<number> => {
      const { end } = await window.ask(request(name));
      if (end.type === 'failed') throw new Error(end.failure.code);
      return end.usage.evaluatedTokens;
    };
    expect(await evaluated(windows[0], 'one')).toBeGreaterThan(300);
    expect(await evaluated(windows[1], 'two')).toBeGreaterThan(300);
    expect(await evaluated(windows[0], 'one')).toBeLessThan(20);
    expect(await evaluated(windows[1], 'two')).toBeLessThan(20);
  });
});

describe('a window that dies', () => {
  /** A window in a process of its own, which asks and then waits to be killed. */
  async function openElsewhere(folder: string, request: ModelRequest): Promise<{ kill(): Promise<void> }> {
    const options: DyingWindow = { modulePath, folder, modelPath: modelPath('endless'), linger, request };
    const script = path.resolve('test/support/dyingWindow.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    return {
      kill: async () => {
        child.kill('SIGKILL');
        await gone(child.pid);
      },
    };
  }

  test.each<[string, ModelRequest]>([
    ['in the middle of an answer', chatRequest('Go on', 2000)],
    ['in the middle of a prefill', chatRequest('many words here '.repeat(700), 50)],
    [
      'in the middle of a completion',
      { ...completionRequest('function f() {\n  a();\n}\n'.repeat(100)), shape: 'block', maxTokens: 2000 },
    ],
  ])('%s, having started the process, leaves it to the others', async (_name, request) => {
    const { folder, pids } = sharedFolder();
    const first = await openElsewhere(folder, request);
    const [pid] = pids();
    const window = openWindow(folder, modelPath('endless'));
    await window.service.start();
    await first.kill();
    expect((await window.ask(chatRequest('Hello', 40))).end).toMatchObject({
      type: 'done',
      reason: 'length',
    });
    expect((await window.ask(completionRequest(code))).text).toBe('a, b) {');
    await expect.poll(() => window.service.state).toMatchObject({ sharing: { windows: 1 } });
    expect([window.pid(), pids()]).toEqual([pid, [pid]]);
    window.service.dispose();
    await gone(pid);
  });

  test('as the only one, takes the process along', async () => {
    const { folder, pids } = sharedFolder();
    const window = await openElsewhere(folder, chatRequest('Go on', 2000));
    const [pid] = pids();
    await window.kill();
    await gone(pid);
    expect(pids()).toEqual([]);
  });
});

describe('the process', () => {
  test('ends by itself if nobody comes', async () => {
    const { folder, pids } = sharedFolder();
    const serving = JSON.stringify({ folder, key: 'ab', generation: 1, linger: 300 });
    const child = spawn(process.execPath, [modulePath, '--serve', serving], { stdio: 'ignore' });
    await expect.poll(pids, { timeout: 20_000 }).toEqual([child.pid]);
    await gone(child.pid);
  });

  test('that is killed is started again by one of its windows, and all are told once', async () => {
    const { windows, pids, pid } = await loaded(3);
    const answers = [await begun(windows[0]), windows[1].ask(chatRequest('Hello', 40))] as const;
    process.kill(pid!, 'SIGKILL');
    expect(await answers[0].ended).toEqual({ type: 'failed', failure: { code: 'crashed' } });
    expect((await answers[1]).end).toEqual({ type: 'failed', failure: { code: 'crashed' } });
    for (const window of windows) {
      await window.service.start();
      expect((await window.ask(chatRequest('Hello', 20))).end).toMatchObject({ type: 'done' });
    }
    const [next, ...others] = pids();
    expect([others, windows.map((window) => window.pid())]).toEqual([[], [next, next, next]]);
    expect(next).not.toBe(pid);
  });

  test('that crashes again and again is given up by all windows', async () => {
    const { windows } = await loaded(2);
    const noticed = ({ log }: OpenWindow): number =>
      log.lines.filter((line) => line.includes('ended by itself')).length;
    for (let crash = 1; crash <= 3; crash++) {
      await Promise.all(windows.map(({ service }) => service.start()));
      process.kill(windows[0].pid()!, 'SIGKILL');
      await expect.poll(() => windows.map(noticed), { timeout: 20_000 }).toEqual([crash, crash]);
    }
    const failed = { type: 'failed', failure: { code: 'crashed-repeatedly' } };
    await expect
      .poll(() => windows.map(({ service }) => service.state), { timeout: 20_000 })
      .toMatchObject([failed, failed]);
  });

  test.runIf(process.platform === 'linux')('opens no port', async () => {
    const { pid } = await loaded(2);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(listeningPorts(process.pid)).toContain((server.address() as AddressInfo).port);
    server.close();
    expect(listeningPorts(pid!)).toEqual([]);
  });

  test('whose model cannot be loaded tells all windows, and ends', async () => {
    const { folder, pids } = sharedFolder();
    const windows = [1, 2].map(() => openWindow(folder, '/nowhere.gguf'));
    const ends = await Promise.all(windows.map(({ ask }) => ask(chatRequest())));
    for (const { end } of ends)
      expect(end).toMatchObject({ type: 'failed', failure: { code: 'model-missing' } });
    await expect.poll(pids, { timeout: 20_000 }).toEqual([]);
  });
});

describe('a window that gives the model up', () => {
  test('after a while without requests of all', async () => {
    const { windows, pid } = await loaded(2);
    for (const window of windows) {
      window.unloadRules.after = 300;
      window.backend.updateRules();
    }
    await gone(pid);
    const stopped = { type: 'stopped', why: 'idle' };
    await expect.poll(() => windows.map(({ service }) => service.state)).toEqual([stopped, stopped]);
  });

  test('by unloading it frees its memory for all, and the next request loads it again', async () => {
    const { windows, pid, pids } = await loaded(3);
    const { ended } = await begun(windows[1]);
    windows[0].service.stop();
    expect(await ended).toEqual({ type: 'failed', failure: { code: 'stopped' } });
    await gone(pid);
    expect(windows.map(({ service }) => service.state.type)).toEqual(['stopped', 'stopped', 'stopped']);
    expect((await windows[2].ask(chatRequest('Hello', 20))).end).toMatchObject({ type: 'done' });
    expect(pids()).toEqual([windows[2].pid()]);
  });

  test('by restarting it gets a new process, which the others use with their next request', async () => {
    const { windows, pid, pids } = await loaded(2);
    await windows[0].service.restart();
    await windows[1].service.start();
    expect(isAlive(pid)).toBe(false);
    expect(pids()).toEqual([windows[0].pid()]);
    expect(windows[1].pid()).toBe(windows[0].pid());
  });

  test('because its settings differ gets a process of its own, and all say that there are two', async () => {
    const { windows, pid, pids } = await loaded(2);
    windows[0].loadOptions.contextTokens = 2048;
    windows[0].backend.reconsider();
    expect(windows[0].service.state.type).toBe('stopped');
    await windows[0].service.start();
    expect(pids().toSorted()).toEqual([pid, windows[0].pid()].toSorted());
    for (const { service } of windows)
      await expect
        .poll(() => service.state, { timeout: 20_000 })
        .toMatchObject({ sharing: { windows: 1, models: 2 } });
    windows[0].loadOptions.contextTokens = 4096;
    await windows[0].service.start();
    await expect
      .poll(() => windows[0].service.state, { timeout: 20_000 })
      .toMatchObject({ sharing: { windows: 2, models: 1 } });
    expect(pids()).toEqual([pid]);
  });
});

test('where no folder can be shared, a window has a process of its own, and the log says so', async () => {
  const { folder } = sharedFolder();
  writeFileSync(path.join(folder, 'file'), '');
  const window = openWindow(path.join(folder, 'file', 'run'), modelPath('scripted'));
  expect((await window.ask(chatRequest())).text).toContain('tiny-oss');
  expect(window.service.state).not.toHaveProperty('sharing');
  expect(window.log.lines.join('\n')).toContain('warn: this window has a model process of its own');
  const pid = window.pid();
  window.service.dispose();
  await gone(pid);
});

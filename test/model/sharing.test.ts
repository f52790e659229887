import { describe, expect, test } from 'vitest';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest, completionRequest } from '../../tools/models/requests.ts';
import { gone } from '../support/modelProcess.ts';
import { openWindow, sharedFolder } from '../support/sharedWindows.ts';

const code = 'function add(a, b) {\n  return a + b;\n}\n\nfunction add(';

describe('windows with the same model', () => {
  test('that start at the same moment share one process, which ends after the last', async () => {
    const { folder, pids } = sharedFolder();
    const windows = [1, 2, 3, 4].map(() => openWindow(folder, modelPath('scripted')));
    const answers = await Promise.all(windows.map(({ ask }) => ask(chatRequest())));
    for (const { text } of answers) expect(text).toContain('tiny-oss');
    const [pid] = pids();
    expect(windows.map((window) => window.pid())).toEqual([pid, pid, pid, pid]);
    expect(windows[0]?.service.state).toMatchObject({ sharing: { windows: 4, models: 1 } });
    for (const { service } of windows.slice(0, 3)) service.dispose();
    await expect.poll(() => windows[3]?.service.state).toMatchObject({ sharing: { windows: 1 } });
    expect((await windows[3]!.ask(completionRequest(code))).text).toBe('a, b) {');
    windows[3]!.service.dispose();
    await gone(pid);
  });

  test('each gets ghost text while another chats', async () => {
    const { folder } = sharedFolder();
    const [chatting, typing] = [
      openWindow(folder, modelPath('endless')),
      openWindow(folder, modelPath('endless')),
    ];
    const stop = new AbortController();
    let ghosts = 0;
    for await (const event of chatting.service.generate(chatRequest('Go on', 2000), stop.signal)) {
      if (event.type !== 'answer' || stop.signal.aborted) continue;
      const { text, end } = await typing.ask(completionRequest(code));
      expect(end).toMatchObject({ type: 'done' });
      expect(text).toBe('a, b) {');
      if (++ghosts === 3) stop.abort();
    }
    expect(ghosts).toBe(3);
    expect(chatting.pid()).toBe(typing.pid());
  });

  test('one’s cancel touches no other’s request', async () => {
    const { folder } = sharedFolder();
    const [one, other] = [openWindow(folder, modelPath('endless')), openWindow(folder, modelPath('endless'))];
    await Promise.all([one.service.start(), other.service.start()]);
    const stop = new AbortController();
    const waiting = other.ask(chatRequest('Hello', 40));
    for await (const event of one.service.generate(chatRequest('Go on', 2000), stop.signal))
      if (event.type === 'answer') stop.abort();
    expect((await waiting).end).toMatchObject({ type: 'done', reason: 'length' });
  });
});

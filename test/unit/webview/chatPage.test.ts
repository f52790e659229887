// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Setup } from '../../../src/protocol/setup.ts';
import type { ChatEvent, ChatState } from '../../../src/protocol/chat.ts';
import { announcement } from '../../../src/webview/announce.ts';
import { Page } from '../../../src/webview/chatPage.ts';
import { badge, exchangeOf, find, recordingHost, stateOf } from './build.ts';

// jsdom lays nothing out, so there is no size to observe.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
  },
);

beforeEach(() => document.body.replaceChildren());

function start() {
  const host = recordingHost();
  const page = new Page(host, document.body);
  return {
    host,
    page,
    send: (event: ChatEvent) => page.receive({ type: 'event', event }),
    drawn: () => new Promise((resolve) => requestAnimationFrame(resolve)),
  };
}

test('a snapshot and what follows it', async () => {
  const { page, send, drawn } = start();
  page.receive({ type: 'snapshot', state: stateOf([exchangeOf('a', 'Q1', { text: 'A1' })]) });
  send({ type: 'asked', id: 'b', question: { text: 'Q2', attachments: [] } });
  send({ type: 'started', id: 'b' });
  send({ type: 'said', id: 'b', text: 'A' });
  send({ type: 'said', id: 'b', text: '2' });
  await drawn();
  expect([...document.querySelectorAll('.markdown')].map((one) => one.textContent.trim())).toEqual([
    'A1',
    'A2',
  ]);
  expect(find(document, '.welcome').hidden).toBe(true);
});

test('events before the snapshot are not lost twice', async () => {
  const { page, send, drawn } = start();
  send({ type: 'said', id: 'a', text: 'x' });
  page.receive({ type: 'snapshot', state: stateOf([exchangeOf('a', 'Q', { text: 'x' })]) });
  await drawn();
  expect(find(document, '.markdown').textContent.trim()).toBe('x');
});

test('a second snapshot replaces the first', async () => {
  const { page, drawn } = start();
  page.receive({ type: 'snapshot', state: stateOf([exchangeOf('a', 'Q', { text: 'x' })]) });
  await drawn();
  page.receive({ type: 'snapshot', state: stateOf([exchangeOf('b', 'Q', { text: 'y' })]) });
  await drawn();
  expect(document.querySelectorAll('.exchange')).toHaveLength(1);
  expect(find(document, '.markdown').textContent.trim()).toBe('y');
});

test('the focus goes to the input when the host says so', () => {
  const { page } = start();
  page.receive({ type: 'focus-input' });
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
});

describe('an empty conversation', () => {
  async function welcome(more: Partial<ChatState>) {
    const { page, host, drawn } = start();
    page.receive({ type: 'snapshot', state: stateOf([], more) });
    await drawn();
    return { host, root: find(document, '.welcome') };
  }

  test('names the model and offers three questions', async () => {
    const { root, host } = await welcome({});
    expect(root.textContent).toContain('gpt-oss-20b');
    expect(find(root, '.notice').hidden).toBe(true);
    expect(root.textContent).not.toContain('demonstration');
    const prompts = root.querySelectorAll<HTMLButtonElement>('.prompt');
    expect(prompts).toHaveLength(3);
    prompts[0]?.click();
    prompts[1]?.click();
    expect(host.posted).toEqual([{ type: 'ask', text: prompts[0]?.textContent }]);
  });
  test('says when the model is a demonstration', async () => {
    const { root } = await welcome({ model: { ...badge, name: 'tiny-oss', demonstration: true } });
    expect(root.textContent).toContain('tiny-oss, a demonstration, answers on this machine');
  });
  test('offers what the host says about a first model, and it can be dismissed', async () => {
    const { root, host } = await welcome({ setup: offer });
    const notice = find(root, '.notice');
    expect(notice.hidden).toBe(false);
    expect(notice.textContent).toContain('Hearth recommends gpt-oss-20b.');
    const buttons = [...notice.querySelectorAll('button')];
    expect(buttons.map((each) => each.textContent || each.title)).toEqual([
      'Download gpt-oss-20b',
      'Dismiss',
    ]);
    for (const each of buttons) each.click();
    expect(host.posted).toEqual([
      { type: 'set-up', action: 'recommended' },
      { type: 'set-up', action: 'dismiss' },
    ]);
  });
});

const offer: Setup = {
  text: 'Hearth recommends gpt-oss-20b.',
  buttons: [{ action: 'recommended', label: 'Download gpt-oss-20b', primary: true }],
};
const downloading = (percent: number): Setup => ({
  text: 'gpt-oss-20b is being downloaded. Meanwhile tiny-oss answers.',
  brief: `gpt-oss-20b is being downloaded: ${percent} %.`,
  progress: { fraction: percent / 100 },
  buttons: [],
});

test('in a conversation, a download is one line above the input, and an offer is not there', async () => {
  const { page, send, drawn } = start();
  page.receive({ type: 'snapshot', state: stateOf([exchangeOf('a', 'Q', { text: 'x' })]) });
  send({ type: 'setup', setup: offer });
  await drawn();
  const line = find(document, '.composer .notice');
  expect(line.hidden).toBe(true);
  send({ type: 'setup', setup: downloading(25) });
  await drawn();
  expect(line.hidden).toBe(false);
  expect(line.textContent).toBe('gpt-oss-20b is being downloaded: 25 %.');
  expect(find(line, 'progress').getAttribute('value')).toBe('25');
  send({ type: 'setup' });
  await drawn();
  expect(line.hidden).toBe(true);
});

describe('what is read aloud', () => {
  const streaming = stateOf([exchangeOf('a', 'Q', { text: 'A', status: { type: 'streaming' } })]);
  const check = (before: ChatState | undefined, after: ChatState, expected: string | undefined) =>
    expect(announcement(before, after)).toBe(expected);

  test.each([
    ['that a download begins', offer, downloading(0), downloading(0).brief],
    ['not each of its steps', downloading(1), downloading(2), undefined],
    ['that another model answers', downloading(99), { text: 'B', brief: 'B', buttons: [] }, 'B'],
    ['no offer', undefined, offer, undefined],
  ])('%s', (_, before, after, words) =>
    check(stateOf([], before && { setup: before }), stateOf([], { setup: after }), words),
  );
  test('not the past', () => check(undefined, stateOf([exchangeOf('a', 'Q', { text: 'A' })]), undefined));
  test('not each token', () =>
    check(
      streaming,
      stateOf([exchangeOf('a', 'Q', { text: 'AB', status: { type: 'streaming' } })]),
      undefined,
    ));
  test('that a question was sent', () => check(stateOf([]), streaming, 'Question sent.'));
  test('the answer at its end', () =>
    check(streaming, stateOf([exchangeOf('a', 'Q', { text: 'Answer' })]), 'Answer'));
  test('only the start of a long one', () => {
    const words = announcement(streaming, stateOf([exchangeOf('a', 'Q', { text: 'x'.repeat(9999) })]));
    expect(words?.length).toBeLessThan(1600);
  });
  test('a note', () =>
    check(
      streaming,
      stateOf([exchangeOf('a', 'Q', { text: 'Half', status: { type: 'stopped' } })]),
      'Half\nStopped.',
    ));
  test('a failure', () =>
    check(
      streaming,
      stateOf([
        exchangeOf('a', 'Q', {
          status: { type: 'failed', failure: { code: 'recorded', was: 'crashed', message: 'Why.' } },
        }),
      ]),
      'No answer: Why.',
    ));
});

// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
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
    const prompts = root.querySelectorAll<HTMLButtonElement>('.prompt');
    expect(prompts).toHaveLength(3);
    prompts[0]?.click();
    prompts[1]?.click();
    expect(host.posted).toEqual([{ type: 'ask', text: prompts[0]?.textContent }]);
  });
  test('says when the model is a demonstration', async () => {
    const { root } = await welcome({ model: { ...badge, name: 'tiny-oss', demonstration: true } });
    expect(find(root, '.notice').hidden).toBe(false);
  });
});

describe('what is read aloud', () => {
  const streaming = stateOf([exchangeOf('a', 'Q', { text: 'A', status: { type: 'streaming' } })]);
  const check = (before: ChatState | undefined, after: ChatState, expected: string | undefined) =>
    expect(announcement(before, after)).toBe(expected);

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

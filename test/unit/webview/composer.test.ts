// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { questionLength } from '../../../src/core/chat/limits.ts';
import type { Chip } from '../../../src/protocol/chat.ts';
import { Composer } from '../../../src/webview/composer.ts';
import { exchangeOf, find, recordingHost, stateOf } from './build.ts';

function start(draft = '') {
  const host = recordingHost(draft);
  let sent = 0;
  const composer = new Composer(host, () => {
    sent++;
  });
  document.body.append(composer.element);
  const input = find(composer.element, 'textarea') as HTMLTextAreaElement;
  const send = find(composer.element, '[aria-label^="Send"]') as HTMLButtonElement;
  const stop = find(composer.element, '[aria-label^="Stop"]') as HTMLButtonElement;
  return {
    host,
    composer,
    input,
    send,
    stop,
    hint: find(composer.element, '.hint'),
    sent: () => sent,
    type: (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    },
    press: (key: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
      input.dispatchEvent(event);
      return event;
    },
  };
}

const answering = stateOf([exchangeOf('a', 'Earlier?', { status: { type: 'streaming' } })]);
const idle = stateOf([exchangeOf('a', 'Earlier?', { text: 'A' })]);

beforeEach(() => document.body.replaceChildren());

describe('Enter', () => {
  test('sends, trimmed, and empties the input', () => {
    const { host, input, type, press, sent } = start();
    type('  Hi\nthere \n');
    press('Enter');
    expect(host.posted).toEqual([{ type: 'ask', text: 'Hi\nthere' }]);
    expect(input.value).toBe('');
    expect(host.draft).toBe('');
    expect(sent()).toBe(1);
  });
  test('with Shift is a new line', () => {
    const { host, type, press } = start();
    type('Hi');
    expect(press('Enter', { shiftKey: true }).defaultPrevented).toBe(false);
    expect(host.posted).toEqual([]);
  });
  test('of an input method is its own', () => {
    const { host, type, press } = start();
    type('日本');
    press('Enter', { isComposing: true });
    expect(host.posted).toEqual([]);
  });
  test('with nothing to say does nothing', () => {
    const { host, type, press } = start();
    type(' \n ');
    press('Enter');
    expect(host.posted).toEqual([]);
  });
  test('while an answer comes keeps the text and says why', () => {
    const { host, composer, input, hint, type, press } = start();
    composer.update(answering);
    type('Next');
    press('Enter');
    expect(host.posted).toEqual([]);
    expect(input.value).toBe('Next');
    expect(hint.hidden).toBe(false);
    composer.update(idle);
    expect(hint.hidden).toBe(true);
  });
});

describe('stopping', () => {
  test('Escape, only while an answer comes', () => {
    const { host, composer, press } = start();
    composer.update(idle);
    press('Escape');
    expect(host.posted).toEqual([]);
    composer.update(answering);
    press('Escape');
    expect(host.posted).toEqual([{ type: 'stop' }]);
  });
  test('the button takes the place of Send', () => {
    const { composer, send, stop, host } = start();
    composer.update(answering);
    expect([send.hidden, stop.hidden]).toEqual([true, false]);
    stop.click();
    expect(host.posted).toEqual([{ type: 'stop' }]);
    composer.update(idle);
    expect([send.hidden, stop.hidden]).toEqual([false, true]);
  });
  test('the focus goes to the input when the focused button goes', () => {
    const { composer, stop, input } = start();
    composer.update(answering);
    stop.focus();
    composer.update(idle);
    expect(document.activeElement).toBe(input);
  });
});

describe('the last question', () => {
  test('ArrowUp in an empty input brings it back', () => {
    const { composer, input, press } = start();
    composer.update(idle);
    press('ArrowUp');
    expect(input.value).toBe('Earlier?');
  });
  test('not over what is there', () => {
    const { composer, input, type, press } = start();
    composer.update(idle);
    type('x');
    press('ArrowUp');
    expect(input.value).toBe('x');
  });
});

test('the draft comes back', () => {
  const { input, send, host, type } = start('half a quest');
  expect(input.value).toBe('half a quest');
  expect(send.disabled).toBe(false);
  type('half a question');
  expect(host.draft).toBe('half a question');
});

test('a question that is too long cannot be sent', () => {
  const { host, hint, send, type, press } = start();
  type('x'.repeat(questionLength + 5));
  press('Enter');
  expect(host.posted).toEqual([]);
  expect(send.disabled).toBe(true);
  expect(hint.textContent).toBe('The question is 5 characters too long.');
  type('x');
  expect(hint.hidden).toBe(true);
});

describe('chips', () => {
  const chip: Chip = { id: 'active', kind: 'file', path: 'src/a.ts', follows: true, included: true };

  test('are named, and removed with a button', () => {
    const { host, composer } = start();
    composer.update(stateOf([], { chips: [{ ...chip, lines: { first: 2, last: 5 } }] }));
    expect(find(composer.element, '.chip').textContent).toBe('a.ts:2-5');
    composer.update(stateOf([], { chips: [{ ...chip, path: 'git diff', label: 'Changes' }] }));
    expect(find(composer.element, '.chip').textContent).toBe('Changes');
    find(composer.element, '.chip button').click();
    expect(host.posted).toEqual([{ type: 'include-chip', id: 'active', included: false }]);
  });
  test('one that is off can be turned on, and keeps the focus', () => {
    const { host, composer } = start();
    composer.update(stateOf([], { chips: [chip] }));
    find(composer.element, '.chip button').focus();
    composer.update(stateOf([], { chips: [{ ...chip, included: false }] }));
    const button = find(composer.element, '.chip button');
    expect(document.activeElement).toBe(button);
    button.click();
    expect(host.posted).toEqual([{ type: 'include-chip', id: 'active', included: true }]);
  });
  test('the focus of one that is gone goes to the input', () => {
    const { composer, input } = start();
    composer.update(stateOf([], { chips: [chip] }));
    find(composer.element, '.chip button').focus();
    composer.update(stateOf([], { chips: [] }));
    expect(document.activeElement).toBe(input);
  });
});

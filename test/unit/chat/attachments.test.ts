import { describe, expect, test } from 'vitest';
import { cutNote, fitAttachments, newAttachments } from '../../../src/core/chat/attachments.ts';
import { looksBinary } from '../../../src/core/text/binary.ts';
import type { ChatAttachment } from '../../../src/protocol/chat.ts';
import { after, exchange } from './build.ts';

const attach = (text: string, path = 'a.ts'): ChatAttachment => ({ path, languageId: 'typescript', text });

function check(texts: readonly string[], limit: number, expected: readonly string[]) {
  const fitted = fitAttachments(
    texts.map((text) => attach(text)),
    limit,
  );
  expect(fitted.map(({ text }) => text)).toEqual(expected);
  expect(fitted.map(({ cut }) => cut === true)).toEqual(expected.map((text) => text.endsWith(cutNote)));
}

describe('fitting', () => {
  test('what fits stays', () => check(['abc', 'def'], 6, ['abc', 'def']));
  test('cut at a line end', () => check(['one\ntwo\nthree'], 9, [`one\ntwo\n${cutNote}`]));
  test('one long line is cut anywhere', () =>
    check(['x'.repeat(100)], 10, [`${'x'.repeat(10)}\n${cutNote}`]));
  test('what one leaves over goes to the next', () =>
    check(['ab', 'x'.repeat(20)], 10, ['ab', `${'x'.repeat(8)}\n${cutNote}`]));
  test('line ends and lone surrogates', () => check(['a\r\nb\ud800c'], 10, ['a\nb\ufffdc']));
  test('a pair is not cut in half', () => check(['ab😀'.repeat(3)], 3, [`ab\n${cutNote}`]));
  test('nothing', () => check([], 10, []));
  test('ten megabytes', () => {
    const [fitted] = fitAttachments([attach('x'.repeat(10_000_000))], 1000);
    expect(fitted?.text.length).toBeLessThan(1100);
  });
});

describe('what the model has just been given is not given again', () => {
  const asked = (attachment: ChatAttachment, answer: string) =>
    after(
      { type: 'asked', id: 'a', question: { text: 'Q', attachments: [attachment] } },
      { type: 'started', id: 'a' },
      { type: 'said', id: 'a', text: answer },
      { type: 'ended', id: 'a', reason: 'end' },
    );

  test('the same', () => expect(newAttachments(asked(attach('x'), 'A'), [attach('x')])).toEqual([]));
  test('another text, path or place', () => {
    const others = [attach('y'), attach('x', 'b.ts'), { ...attach('x'), lines: { first: 1, last: 1 } }];
    expect(newAttachments(asked(attach('x'), 'A'), others)).toEqual(others);
  });
  test('a question without an answer is not in the prompt', () =>
    expect(newAttachments(asked(attach('x'), ''), [attach('x')])).toHaveLength(1));
  test('too long ago', () => {
    const state = asked(attach('x'), 'A');
    const later = after(...['b', 'c', 'd'].flatMap((id) => exchange(id, 'Q', 'A')));
    const exchanges = [...state.exchanges, ...later.exchanges];
    expect(newAttachments({ ...state, exchanges }, [attach('x')])).toHaveLength(1);
  });
});

test('binary files have a NUL near their start', () => {
  expect(looksBinary('\u007fELF\u0000')).toBe(true);
  expect(looksBinary('text')).toBe(false);
  expect(looksBinary(`${'x'.repeat(9000)}\0`)).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { createFrameReader, toFrame } from '../../../../src/core/sharing/frames.ts';

const messages = [
  { type: 'a', text: 'two\nlines\r\n and \u2028 one more' },
  { lone: '\ud83d', pair: '😀', nul: '\0' },
  [],
  null,
  'x'.repeat(5000),
];

describe('what was sent arrives', () => {
  const stream = messages.map(toFrame).join('');

  test.each([1, 2, 7, 4096, stream.length])('in pieces of %i code units', (size) => {
    const reader = createFrameReader();
    const got: unknown[] = [];
    for (let at = 0; at < stream.length; at += size) got.push(...reader.read(stream.slice(at, at + size)));
    expect(got).toEqual(messages);
  });

  test('half a message is none', () => {
    const reader = createFrameReader();
    expect([...reader.read(stream.slice(0, -1))]).toHaveLength(messages.length - 1);
    expect(reader.broken).toBe(false);
  });
});

describe('what is no message ends the stream', () => {
  test.each([
    ['no JSON', 'hello\n'],
    ['an empty line', '\n'],
    ['half a message and a line break', '{"a":\n'],
    ['a line that is too long', `"${'x'.repeat(100)}"\n`],
    ['a line that is too long and does not end', 'x'.repeat(101)],
  ])('%s', (_name, text) => {
    const reader = createFrameReader(100);
    expect([...reader.read(`{}\n${text}{}\n`)]).toEqual([{}]);
    expect(reader.broken).toBe(true);
    expect([...reader.read('{}\n')]).toEqual([]);
  });

  test('a long line in short pieces, before its end', () => {
    const reader = createFrameReader(100);
    for (let count = 0; count < 10; count++) expect([...reader.read('"xxxxxxxxx')]).toEqual([]);
    expect(reader.broken).toBe(false);
    expect([...reader.read('y')]).toEqual([]);
    expect(reader.broken).toBe(true);
  });

  test('the limit can be raised between two messages', () => {
    const reader = createFrameReader(5);
    const got: unknown[] = [];
    for (const message of reader.read('"xx"\n"xxxxxxxxxx"\n')) {
      got.push(message);
      reader.limit = 100;
    }
    expect(got).toEqual(['xx', 'xxxxxxxxxx']);
  });
});

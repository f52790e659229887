import { describe, expect, test } from 'vitest';
import { follow, type LiveSuggestion } from '../../../src/core/statistics/follow.ts';
import type { TextChange } from '../../../src/core/text/textChange.ts';

/** An edit of a text in which the suggestion `a + b;` is offered at the end of `return `, up to `used`. */
interface Case {
  /** Characters of the suggestion in the text already. */
  used?: number;
  text?: string;
  change: TextChange;
  /** What is left afterwards, `undefined` when it is gone; where; and whether a part was put in. */
  rest: string | undefined;
  at?: number;
  along?: boolean;
}

const start = 7;

function check({ used = 0, text = 'a + b;', change, rest, at, along = false }: Case): void {
  const live: LiveSuggestion = { text, offset: start + used, used };
  const after = follow(live, change);
  expect(after.live && text.slice(after.live.used)).toBe(rest);
  if (!after.live) return;
  expect(after.along).toBe(along);
  if (at !== undefined) expect(after.live.offset).toBe(at);
}

const insert = (text: string, offset = start): TextChange => ({ offset, removed: 0, text });

describe('at the suggestion', () => {
  test.each<[string, Case]>([
    ['a typed key', { change: insert('a'), rest: ' + b;', at: 8, along: true }],
    ['a typed emoji is one key', { text: '😀 = 1', change: insert('😀'), rest: ' = 1', at: 9, along: true }],
    ['a word', { text: 'foo(bar)', change: insert('foo'), rest: '(bar)', at: 10, along: true }],
    ['a second word', { used: 1, change: insert(' +', 8), rest: ' b;', at: 10, along: true }],
    ['the whole', { change: insert('a + b;'), rest: '', at: 13 }],
    ['all that was left', { used: 3, change: insert(' b;', 10), rest: '', at: 13 }],
    ['a line', { text: 'a;\n  b;', change: insert('a;\n'), rest: '  b;', along: true }],
    ['Enter with indentation', { text: '\n  b;', change: insert('\n  '), rest: 'b;', at: 10, along: true }],
    ['Enter in a CRLF file', { text: '\r\n\tb;', change: insert('\r\n\t'), rest: 'b;', along: true }],
    ['a pair that the editor closed', { text: '();', change: insert('()'), rest: ';', along: true }],
    ['quotes that the editor closed', { text: '"";', change: insert('""'), rest: ';', along: true }],
    ['another key', { change: insert('x'), rest: undefined }],
    ['more than there was', { change: insert('a + b; // c'), rest: undefined }],
    ['a replacement', { change: { offset: start, removed: 2, text: 'a' }, rest: undefined }],
  ])('%s', (_, each) => check(each));
});

describe('elsewhere', () => {
  test.each<[string, Case]>([
    ['Backspace takes back', { used: 3, change: { offset: 9, removed: 1, text: '' }, rest: '+ b;', at: 9 }],
    ['Backspace over its start', { used: 1, change: { offset: 6, removed: 2, text: '' }, rest: undefined }],
    [
      'the list of IntelliSense',
      { used: 1, change: { offset: 6, removed: 2, text: ' all' }, rest: undefined },
    ],
    ['below', { change: insert('x', 30), rest: 'a + b;', at: 7 }],
    ['right of it', { change: { offset: 8, removed: 1, text: '' }, rest: 'a + b;', at: 7 }],
    ['above', { change: { offset: 0, removed: 2, text: 'import x;\n' }, rest: 'a + b;', at: 15 }],
  ])('%s', (_, each) => check(each));
});

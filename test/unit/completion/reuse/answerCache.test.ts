import { describe, expect, test } from 'vitest';
import { AnswerCache } from '../../../../src/core/completion/reuse/answerCache.ts';
import { readWindow } from '../../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../../tools/replay/cursor.ts';

function windowOf(marked: string) {
  const { text, offset } = parseCursor(marked);
  return readWindow(readerOf(text), { from: offset, to: offset, text: '' });
}

/** An answer at one place, then another place: what is left of the answer there. */
function check(then: string, text: string, now: string, expected: string | undefined) {
  const cache = new AnswerCache();
  cache.add({ uri: 'u', window: windowOf(then), text });
  expect(cache.find('u', windowOf(now))?.text).toBe(expected);
}

/** More than the text before the cursor by which a place is recognised. */
const above = 'const value = compute(first, second);\n'.repeat(40);

describe('a place is found again by its text', () => {
  test.each<[string, string, string, string | undefined]>([
    ['con█', 'sole.log(a);', 'con█', 'sole.log(a);'],
    ['con█', 'sole.log(a);', 'console█', '.log(a);'],
    ['con█', 'sole.log(a);', 'consx█', undefined],
    ['con█', 'sole.log(a);', 'console.log(a);█', undefined],
    ['con█', 'sole.log(a);', 'con█\nx', undefined],
    // In a short file all of the text counts.
    ['con█', 'sole', 'let con█', undefined],
    // In a long one, not what is far above.
    [`${above}con█`, 'sole', `import x;\n${above}con█`, 'sole'],
    [`${above}con█`, 'sole', `import x;\n${above}cons█`, 'ole'],
    [`${above}con█`, 'sole', `${above}x;\ncon█`, undefined],
    // Nor what is far below.
    [`con█\n${above}a`, 'sole', `con█\n${above}b`, 'sole'],
    [`con█\na${above}`, 'sole', `con█\nb${above}`, undefined],
    // Closers of the editor's, and line ends of the file's.
    ['f█', '(a);', 'f(█)', 'a);'],
    ['f(█ x)', 'a', 'f(█ y)', undefined],
    ['f() {\r\n█\r\n}', '  a();\r\n  b();'.replaceAll('\r', ''), 'f() {\r\n  a();\r\n█\r\n}', '  b();'],
    // Answers that repeat themselves: what has been typed is as little as possible.
    ['█', 'aaaa', 'aa█', 'aa'],
  ])('%#: %j', check);

  test('of one file only', () => {
    const cache = new AnswerCache();
    cache.add({ uri: 'u', window: windowOf('a█'), text: 'b' });
    expect(cache.find('v', windowOf('a█'))).toBeUndefined();
  });
});

describe('a hundred answers are kept', () => {
  const offer = (name: string) => ({ uri: 'u', window: windowOf(`${name}█`), text: ' = 1;' });
  const fill = (cache: AnswerCache, from: number, to: number) => {
    for (let index = from; index < to; index++) cache.add(offer(`v${index}`));
  };

  test('the least recently used goes first', () => {
    const cache = new AnswerCache();
    fill(cache, 0, 100);
    expect(cache.find('u', windowOf('v0█'))).toBeDefined();
    cache.add(offer('new'));
    expect(cache.size).toBe(100);
    expect(cache.find('u', windowOf('v0█'))).toBeDefined();
    expect(cache.find('u', windowOf('v1█'))).toBeUndefined();
  });

  test('a newer answer to the same place takes the place of the older', () => {
    const cache = new AnswerCache();
    cache.add({ ...offer('v'), text: ' = 1;' });
    cache.add({ ...offer('v'), text: ' = 2;' });
    expect([cache.size, cache.find('u', windowOf('v█'))?.text]).toEqual([1, ' = 2;']);
  });

  test('none, once it is cleared', () => {
    const cache = new AnswerCache();
    fill(cache, 0, 3);
    cache.clear();
    expect([cache.size, cache.find('u', windowOf('v1█'))]).toEqual([0, undefined]);
  });
});

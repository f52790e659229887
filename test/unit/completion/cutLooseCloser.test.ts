import { expect, test } from 'vitest';
import { fitToLine } from '../../../src/core/completion/clean/restOfLine.ts';
import { cutLooseCloser } from '../../../src/core/completion/cutLooseCloser.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import { parseCursor, readerOf, showGhost } from '../../../tools/replay/cursor.ts';
import { cursorOf } from '../../support/places.ts';

test.each([
  ['foo(█, bar)', 'x, y)', 'x, y'],
  ['foo(█, bar)', 'g(x)', 'g(x)'],
  ['foo(█, bar)', 'g(x));', 'g(x)'],
  ['if (a█ && b) {', ' > 1) {', ' > 1'],
  ['foo([█, 1])', 'x]', 'x'],
  ['foo("█, b")', 'a)', 'a)'],
  ['a█ = 1', ')', ')'],
])('%j with %j', (marked, text, expected) => {
  const { after } = parseCursor(marked);
  expect(cutLooseCloser(text, after, cursorOf(marked, 'typescript'))).toBe(expected);
});

/** What an editor shows where one item of a list is missing. */
test.each([
  ['foo(█, bar);', 'x, bar);', 'foo([x], bar);'],
  ['foo(█, bar);', 'x, y);', 'foo([x, y], bar);'],
  ['foo(a█, bar);', '.b, bar);', 'foo(a[.b], bar);'],
  ['const a = [█, 2];', '1, 2];', 'const a = [[1], 2];'],
  ['foo(1, █, 3)', '2', 'foo(1, [2], 3)'],
  ['<div>█</div>', 'Hello</div>', '<div>[Hello]</div>'],
  ['<div>█</div>', '{text}</div>;', '<div>[{text}]</div>'],
  ['.a { color: █; }', 'red; }', '.a { color: [red]; }'],
  ['f(() => { g(█); });', 'x); });', 'f(() => { g([x]); });'],
  ['f(() => { g(█); });', 'x);', 'f(() => { g([x]); });'],
])('%j with %j: %s', (marked, text, expected) => {
  const { text: whole, offset, before, after } = parseCursor(marked);
  const window = readWindow(readerOf(whole), { from: offset, to: offset, text: '' });
  const fitted = fitToLine(text, window, 'typescript');
  expect('empty' in fitted ? fitted.empty : showGhost(before, fitted.text, fitted.over, after)).toBe(
    expected,
  );
});

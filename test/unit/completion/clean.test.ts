import { describe, expect, test } from 'vitest';
import { clean } from '../../../src/core/completion/clean.ts';
import { fitToLine } from '../../../src/core/completion/clean/restOfLine.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import type { Shape } from '../../../src/core/completion/shape.ts';
import type { DoneReason } from '../../../src/protocol/model.ts';
import { parseCursor, readerOf, showGhost } from '../../support/cursor.ts';

interface Options {
  shape?: Shape;
  reason?: DoneReason;
  languageId?: string;
}

/** The document with the ghost text in brackets, or the reason why there is none. */
function ghost(marked: string, answer: string, options: Options = {}): string {
  const { text, offset, before, after } = parseCursor(marked);
  const window = readWindow(readerOf(text), { from: offset, to: offset, text: '' });
  const { shape = 'block', reason = 'stop', languageId = 'typescript' } = options;
  const cleaned = clean({ text: answer, reason, shape, window, languageId });
  if ('empty' in cleaned) return cleaned.empty;
  const fitted = fitToLine(cleaned.text, window);
  if ('empty' in fitted) return fitted.empty;
  return showGhost(before, fitted.text, fitted.over, after);
}

type Row = [marked: string, answer: string, expected: string, options?: Options];

function check(rows: Row[]) {
  test.each(rows)('%j + %j', (marked, answer, expected, options) =>
    expect(ghost(marked, answer, options)).toBe(expected),
  );
}

const line: Options = { shape: 'line' };

describe('plain', () =>
  check([
    ['foo█', 'bar', 'foo[bar]'],
    ['foo(█', 'a, b);', 'foo([a, b);]'],
    ['█\nx', 'const a = 1;', '[const a = 1;]\nx'],
    ['return █', 'a\n  + b;', 'return [a\n  + b;]'],
  ]));

describe('blank answers', () =>
  check([
    ['foo█', '', 'blank'],
    ['foo█', ' \t', 'blank'],
    ['foo█', '\n\n', 'blank'],
    ['foo█', '\nbar', 'line-complete', line],
    ['foo█', '```', 'blank'],
    ['foo█', '<|end|>', 'blank'],
    ['foo(█)', '   ', 'blank'],
  ]));

describe('ends of lines and texts', () =>
  check([
    ['foo█', 'bar  ', 'foo[bar]'],
    ['foo█', 'bar\n\n\n', 'foo[bar]'],
    ['foo {█', '\n  bar\n}\n  \n', 'foo {[\n  bar\n}]'],
    ['foo█', 'bar\nbaz', 'foo[bar]', line],
    ['foo█', 'bar\r\nbaz', 'foo[bar]', line],
    ['foo {█', '\r\n  bar\r\n}', 'foo {[\n  bar\n}]'],
    ['foo {█', '\r  bar\r}', 'foo {[\n  bar\n}]'],
    ['foo█', 'a\ud83d', 'foo[a\ufffd]'],
    ['foo█', '😀', 'foo[😀]'],
  ]));

describe('not text', () =>
  check([
    ['foo█', 'a\u0000b', 'unprintable'],
    ['foo█', 'a\u001b[31mb', 'unprintable'],
    ['foo█', 'a\tb', 'foo[a\tb]'],
  ]));

describe('special tokens as text', () =>
  check([
    ['foo█', 'bar<|end|><|start|>assistant', 'foo[bar]'],
    ['foo█', 'bar;<|return|>', 'foo[bar;]'],
    ['foo█', '<|channel|>analysis<|message|>We need', 'blank'],
    ['foo█', 'bar<|reserved_200013|>', 'foo[bar]'],
    ['foo█', 'x <|y|> z', 'foo[x <|y|> z]'],
    ['foo█', 'x <| y', 'foo[x <| y]'],
    ['const stop = ["<|call|>", █', '"<|end|>"];', 'const stop = ["<|call|>", ["<|end|>"];]'],
    [
      'const stop = █\nconst other = "<|call|>";',
      '"<|end|>";',
      'const stop = ["<|end|>";]\nconst other = "<|call|>";',
    ],
  ]));

describe('fences', () =>
  check([
    ['foo█', 'bar\n```\nThis completes the line.', 'foo[bar]'],
    ['foo█', '```ts\nbar\n```', 'foo[bar]'],
    ['foo█', '```\nbar', 'foo[bar]'],
    ['foo█', '\n```c++\nbar\n```\n', 'foo[bar]'],
    ['Run:\n\n█', '```sh\nnpm start\n```', 'Run:\n\n[```sh\nnpm start\n```]', { languageId: 'markdown' }],
    ['const a = █', '`x`;', 'const a = [`x`;]'],
  ]));

describe('answers cut off', () =>
  check([
    ['f {█', '\n  a;\n  b = c(', 'f {[\n  a;]', { reason: 'length' }],
    ['f {█', '\n  a;\n  b = c(', 'f {[\n  a;]', { reason: 'time' }],
    ['f {█', '\n  a;\n  b = c(', 'f {[\n  a;\n  b = c(]', { reason: 'end' }],
    ['f {█', '\n  a;\n', 'f {[\n  a;]', { reason: 'length' }],
    ['f {█', '\n  abc', 'f {[\n  abc]', { reason: 'length' }],
    ['a = █', 'bcd', 'a = [bcd]', { reason: 'time', shape: 'line' }],
    ['█\nx', 'a;\na;\na;\na', '[a;\na;\na;]\nx', { reason: 'repetition' }],
  ]));

describe('indentation of the first line', () =>
  check([
    ['if (a) {\n  █', '  b();\n  c();', 'if (a) {\n  [b();\n  c();]'],
    ['if (a) {\n  █', 'b();\n  c();', 'if (a) {\n  [b();\n  c();]'],
    ['if (a) {\n█', '  b();', 'if (a) {\n[  b();]'],
    ['  if (a) {\n  █', '  b();', '  if (a) {\n  [  b();]'],
    ['  a();\n  █', '  b();', '  a();\n  [b();]'],
    ['\ta();\n\t█', '\tb();', '\ta();\n\t[b();]'],
    ['  a();\n\n  █', '    b();', '  a();\n\n  [b();]'],
    ['def f():\n    return 1\n\n█', 'def g():', 'def f():\n    return 1\n\n[def g():]'],
    ['  a();\n  █', '\n\n  b();', '  a();\n  [b();]'],
    ['a();\n█', '\n\nb();', 'a();\n[b();]'],
    ['  a();\n  █', '\n}', '  a();\n  [\n}]'],
    ['    a();\n    █', '\n    b();\n    c();', '    a();\n    [b();\n    c();]'],
    ['  foo █', '  bar', '  foo [  bar]'],
  ]));

describe('the line written once more', () =>
  check([
    ['  const a = █', 'const a = b;', '  const a = [b;]'],
    ['  const a = █', '  const a = b;', '  const a = [b;]'],
    ['  foo.bar(█)', 'foo.bar(a)', '  foo.bar([a])'],
    ['const a█', 'const a = b;', 'const a[ = b;]'],
    ['a = █', 'a = b;', 'a = [a = b;]'],
    ['function█', 'function', 'function[function]'],
    ['  const a = █', 'const a = ', 'repeats-after'],
  ]));

describe('lines that stand below', () =>
  check([
    ['f() {\n  █\n}', 'return 1;\n}', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}\n\ng();', 'return 1;\n}\n\ng();', 'f() {\n  [return 1;]\n}\n\ng();'],
    ['f() {\n  █\n}', 'return 1;\n}\n\nfunction g() {', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n  b();\n}', 'a();\n  b();\n}', 'f() {\n  [a();]\n  b();\n}'],
    ['f() {\n  █\n  b();\n}', 'b();', 'repeats-after'],
    ['f() {\n  █\n  b();\n}', '  b();\n}', 'repeats-after'],
    ['f() {\n  █\n  bcd();\n}', 'a();\n  bc', 'f() {\n  [a();\n  bc]\n  bcd();\n}'],
    ['f() {\n  █\n  bcd();\n  e();\n}', 'a();\n  bcd();\n  e', 'f() {\n  [a();]\n  bcd();\n  e();\n}'],
    ['if (a) {\n  if (b) {\n    █\n  }\n}', 'c();\n  }\n}', 'if (a) {\n  if (b) {\n    [c();]\n  }\n}'],
    ['f() {\n  █\n}', 'if (a) {\n    b();\n  }\n}', 'f() {\n  [if (a) {\n    b();\n  }]\n}'],
    ['f() {\r\n  █\r\n}', 'return 1;\n}', 'f() {\r\n  [return 1;]\r\n}'],
    ['a = █\nb = 2;', '1;\nb = 2;', 'a = [1;]\nb = 2;'],
    ['a();█\na();', 'b();', 'a();[b();]\na();'],
    ['x█\n', '\ny\n\ny', 'x[\ny\n\ny]\n'],
  ]));

describe('closers right of the cursor', () =>
  check([
    ['foo(█)', 'a, b)', 'foo([a, b])'],
    ['foo(█)', 'a, b);', 'foo([a, b])[;]'],
    ['foo(█)', 'a, b', 'foo([a, b])'],
    ['foo(█);', 'a, b);', 'foo([a, b]);'],
    ['foo(█);', 'a, b)', 'foo([a, b]);'],
    ['foo(█);', 'a, b', 'foo([a, b]);'],
    ['foo([█]);', '1, 2]);', 'foo([[1, 2]]);'],
    ['foo([█])', '1, 2]', 'foo([[1, 2]])'],
    ['if (█) {', 'a > b) {', 'if ([a > b]) {'],
    ['if (█)', 'a > b) {', 'if ([a > b])[ {]'],
    ['if (█) {', 'a(b)) {', 'if ([a(b)]) {'],
    ['foo(█)', 'bar(a)', 'foo([bar(a)])'],
    ['foo(█)', 'bar(a', 'foo([bar(a)])'],
    ['foo(█)', 'x => {', 'foo([x => {}])'],
    ['foo(█)', '"abc', 'foo(["abc"])'],
    ['foo("█")', 'abc")', 'foo("[abc]")'],
    ['foo("█")', 'abc', 'foo("[abc]")'],
    ['foo("█");', 'it\'s a (test)");', 'foo("[it\'s a (test)]");'],
    ['foo("abc█)', 'd")', 'foo("abc[d"])'],
    ["foo('█')", "a\\'b'", "foo('[a\\'b]')"],
    ['x = `█`', '${a}`', 'x = `[${a}]`'],
    ["// don't call foo(█)", 'a)', "// don't call foo([a])"],
    ['f(f"█")', '{a}")', 'f(f"[{a}]")', { languageId: 'python' }],
    ['a = b█;', 'c;', 'a = b[c];'],
    ['a = b█;', 'c', 'a = b[c];'],
    ['foo(█)', ')', 'repeats-after'],
    ['foo(█)', 'a;', 'foo([a])'],
    ['foo( █ )', 'a, b)', 'foo( [a, b] )'],
    ['foo( █ )', 'a, b )', 'foo( [a, b] )'],
    ['foo( █ )', ')', 'repeats-after'],
    ['foo(█)', ';', 'blank'],
    ['if (█) {', 'a > b){', 'if ([a > b]) {'],
    ['foo(bar(█));', 'a).b();', 'foo(bar([a).b(]));'],
    ['foo(█);', 'a).b();', 'foo([a).b(]);'],
    ['if (█) {', 'a) && (b) {', 'if ([a) && (b]) {'],
    ['<a █>', 'b="c">', '<a [b="c"]>'],
    ['<a b="█">', 'c">', '<a b="[c]">'],
    ['<a b="█">', 'c" d="e">', '<a b="[c" d="e]">'],
    ['<a b="█">', 'c', '<a b="[c]">'],
    ['foo(█) {', 'a', 'foo([a]) {'],
    ['f(█)', "'", "f([''])"],
    ['foo(█);', ');', 'repeats-after'],
    ['foo(a█)', ');', 'foo(a)[;]'],
    ['foo(a█ )', ', b )', 'foo(a[, b] )'],
    ['class A {\n  f() {█}\n}', '\n    return 1;\n  }', 'class A {\n  f() {[\n    return 1;\n  ]}\n}'],
    ['f() {█}', '\n  return 1;', 'f() {[\n  return 1;\n]}'],
    ['  f(() => {█});', '\n    g();\n  });', '  f(() => {[\n    g();\n  ]});'],
    ['  f(() => {█});', '\n    g();', '  f(() => {[\n    g();\n  ]});'],
  ]));

describe('other text right of the cursor', () =>
  check([
    ['foo(█, b)', 'a', 'foo([a], b)', line],
    ['foo(█, b)', 'a, b)', 'foo([a], b)', line],
    ['foo(█, b);', 'a, b);\n', 'foo([a], b);', line],
    ['foo(█bar)', 'a, bar)', 'foo([a, ]bar)', line],
    ['foo(█bar)', 'bar)', 'repeats-after', line],
    ['foo(█bar)', 'a', 'inside-word', line],
    ['fo█o()', 'x', 'inside-word', line],
    ['a █= 1', 'b ', 'a [b ]= 1', line],
    ['█ = 1', 'b = 1', '[b] = 1', line],
  ]));

import { describe } from 'vitest';
import { checkGhosts, type GhostOptions } from '../../../support/ghost.ts';

const line: GhostOptions = { shape: 'line' };

describe('plain', () =>
  checkGhosts([
    ['foo█', 'bar', 'foo[bar]'],
    ['foo(█', 'a, b);', 'foo([a, b);]'],
    ['█\nx', 'const a = 1;', '[const a = 1;]\nx'],
    ['return █', 'a\n  + b;', 'return [a\n  + b;]'],
  ]));

describe('blank answers', () =>
  checkGhosts([
    ['foo█', '', 'blank'],
    ['foo█', ' \t', 'blank'],
    ['foo█', '\n\n', 'blank'],
    ['foo█', '\nbar', 'line-complete', line],
    ['foo█', '```', 'blank'],
    ['foo█', '<|end|>', 'blank'],
    ['foo(█)', '   ', 'blank'],
  ]));

describe('ends of lines and texts', () =>
  checkGhosts([
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
  checkGhosts([
    ['foo█', 'a\u0000b', 'unprintable'],
    ['foo█', 'a\u001b[31mb', 'unprintable'],
    ['foo█', 'a\tb', 'foo[a\tb]'],
  ]));

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixInstruction, refactorActions } from '../../../src/core/refactor/actions.ts';
import { blockAround } from '../../../src/core/refactor/blockAround.ts';
import { nextPreview, smallestReplacement } from '../../../src/core/refactor/preview.ts';
import { testPath } from '../../../src/core/refactor/testPath.ts';

describe('the table of actions', () => {
  interface Manifest {
    contributes: {
      commands: { command: string; title: string }[];
      menus: Record<string, { command: string }[]>;
    };
  }
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

  test('has the titles of package.json', () => {
    for (const { id, title } of refactorActions)
      expect(contributes.commands).toContainEqual(
        expect.objectContaining({ command: `hearth.refactor.${id}`, title }),
      );
  });

  test('is all in the editor’s context menu', () => {
    const inMenu = contributes.menus['hearth.editor']?.map(({ command }) => command);
    expect(inMenu).toEqual(expect.arrayContaining(refactorActions.map(({ id }) => `hearth.refactor.${id}`)));
  });
});

test('Fix names the problems, ten at most', () => {
  expect(fixInstruction('Repair it.', [])).toBe('Repair it.');
  const problems = Array.from({ length: 12 }, (_, index) => ({ line: index + 1, message: `m${index + 1}` }));
  const lines = fixInstruction('Repair it.', problems).split('\n');
  expect(lines[1]).toBe('- line 1: m1');
  expect(lines).toHaveLength(11);
});

describe('the block around a line', () => {
  function check(text: string): void {
    const lines = text.replaceAll(/[«»█]/g, '').split('\n');
    const marked = text.split('\n');
    const cursor = marked.findIndex((line) => line.includes('█'));
    const expected = {
      first: marked.findIndex((line) => line.includes('«')),
      last: marked.findIndex((line) => line.includes('»')),
    };
    expect(blockAround((line) => lines[line] ?? '', lines.length, cursor)).toEqual(expected);
  }

  test.each([
    ['a paragraph', 'x\n\n«a\nb█\nc»\n\nd'],
    ['one line', 'x\n\n«a█»\n\nd'],
    ['a function with a blank line inside', 'x\n\n«def f():\n  a█\n\n  b»\n\ny'],
    ['from below its blank line', 'x\n\n«def f():\n  a\n\n  b█»\n\ny'],
    ['a blank line is itself', 'a\n«█»\nb'],
    ['the start of the file', '«a█\nb»\n\nc'],
    ['the end of the file', 'a\n\n«b\nc█»'],
  ])('%s', (_name, text) => check(text));
});

describe('where tests go', () => {
  test.each([
    ['/src/add.ts', '/src/add.test.ts'],
    ['/src/view.tsx', '/src/view.test.tsx'],
    ['add.py', 'test_add.py'],
    ['a/b.go', 'a/b_test.go'],
    ['a/Stack.java', 'a/StackTest.java'],
    ['x/user.rb', 'x/user_spec.rb'],
    ['Makefile', 'Makefile.test'],
  ])('%s → %s', (source, tests) => expect(testPath(source)).toBe(tests));
});

describe('the smallest replacement', () => {
  function check(before: string, after: string, replaced: string, by: string): void {
    const { start, end, text } = smallestReplacement(before, after);
    expect([before.slice(start, end), text]).toEqual([replaced, by]);
    expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
  }

  test.each([
    ['one line of three', 'a\nvar b\nc', 'a\nlet b\nc', 'var b', 'let b'],
    ['the first', 'var a\nb', 'let a\nb', 'var a', 'let a'],
    ['the last', 'a\nvar b', 'a\nlet b', 'var b', 'let b'],
    ['all', 'a', 'b', 'a', 'b'],
    ['a line more', 'a\nc', 'a\nb\nc', 'c', 'b\nc'],
    ['a line less', 'a\nb\nc', 'a\nc', 'b\nc', 'c'],
    ['repeated lines', 'x\nx\nx', 'x\nx', 'x', ''],
  ])('%s', (_name, before, after, replaced, by) => {
    const { start, end, text } = smallestReplacement(before, after);
    expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
    if (_name !== 'repeated lines' && !_name.startsWith('a line')) check(before, after, replaced, by);
  });

  test('whatever the texts', () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const make = (): string => Array.from({ length: random(6) }, () => 'ab\n'[random(3)]).join('');
    for (let round = 0; round < 5000; round++) {
      const [before, after] = [make(), make()];
      const { start, end, text } = smallestReplacement(before, after);
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      expect(start).toBeLessThanOrEqual(end);
    }
  });
});

test('a preview is ready only after its whole answer, and ends once', () => {
  const streaming = nextPreview({ type: 'streaming', text: '' }, { type: 'text', text: 'a' });
  expect(streaming).toEqual({ type: 'streaming', text: 'a' });
  const ready = nextPreview(streaming, { type: 'complete' });
  expect(ready).toEqual({ type: 'ready', text: 'a' });
  expect(nextPreview(ready, { type: 'text', text: 'b' })).toBe(ready);
  const ended = nextPreview(ready, { type: 'end' });
  expect(ended).toEqual({ type: 'ended' });
  expect(nextPreview(ended, { type: 'complete' })).toBe(ended);
  expect(nextPreview(ended, { type: 'end' })).toBe(ended);
});

import { describe, expect, test } from 'vitest';
import { lineEdit } from '../../../src/core/edits/lineEdit.ts';
import type { Position } from '../../../src/core/text/position.ts';

/** Does what VS Code does with an edit. */
function apply(before: string, after: string): { result: string; replaced: string; by: string } {
  const {
    range: { start, end },
    text,
  } = lineEdit(before, after);
  const lines = before.split('\n');
  const offset = ({ line, character }: Position): number => {
    expect(line).toBeLessThan(lines.length);
    expect(character).toBeLessThanOrEqual(lines[line]!.length);
    return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  };
  const [from, to] = [offset(start), offset(end)];
  expect(from).toBeLessThanOrEqual(to);
  return {
    result: before.slice(0, from) + text + before.slice(to),
    replaced: before.slice(from, to),
    by: text,
  };
}

describe('the edit of the lines that differ', () => {
  test.each([
    ['one line of three', 'a\nvar b\nc', 'a\nlet b\nc', 'var b', 'let b'],
    ['the first', 'var a\nb', 'let a\nb', 'var a', 'let a'],
    ['the last', 'a\nvar b', 'a\nlet b', 'var b', 'let b'],
    ['all', 'a', 'b', 'a', 'b'],
    ['nothing', 'a\nb', 'a\nb', '', ''],
    ['a line more', 'a\nc', 'a\nb\nc', '', 'b\n'],
    ['a line more at the end', 'a', 'a\nb', '', '\nb'],
    ['a line more at the start', 'b', 'a\nb', '', 'a\n'],
    ['a line less', 'a\nb\nc', 'a\nc', 'b\n', ''],
    ['a line less at the end', 'a\nb', 'a', '\nb', ''],
    ['one of equal lines less', 'x\nx\nx', 'x\nx', '\nx', ''],
    ['a line end more', 'a', 'a\n', '', '\n'],
  ])('%s', (_name, before, after, replaced, by) => {
    expect(apply(before, after)).toEqual({ result: after, replaced, by });
  });

  test('whatever the texts', () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const make = (): string => Array.from({ length: random(7) }, () => 'ab\n'[random(3)]).join('');
    for (let round = 0; round < 5000; round++) {
      const [before, after] = [make(), make()];
      expect(apply(before, after).result).toBe(after);
    }
  });
});

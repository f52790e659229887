import { describe, expect, test } from 'vitest';
import { hunkChange } from '../../../src/core/edits/hunkChange.ts';
import { hunksOf } from '../../../src/core/edits/hunks.ts';
import { applied, offsetAt, seeded } from './texts.ts';

const hunks = (before: string, after: string) => hunksOf(before.split('\n'), after.split('\n'));

describe('the lines that differ', () => {
  /** `first-removed+inserted`, lines with `,` between. */
  test.each([
    ['nothing', 'a\nb', 'a\nb', ''],
    ['one line of three', 'a\nb\nc', 'a\nB\nc', '1-b+B'],
    ['all', 'a', 'b', '0-a+b'],
    ['two places', 'a\nb\nc\nd', 'A\nb\nc\nD', '0-a+A 3-d+D'],
    ['lines more at the start', 'c', 'a\nb\nc', '0-+a,b'],
    ['a line more in the middle', 'a\nc', 'a\nb\nc', '1-+b'],
    ['a line more at the end', 'a', 'a\nb', '1-+b'],
    ['lines less', 'a\nb\nc\nd', 'a\nd', '1-b,c+'],
    ['one of equal lines less', 'x\nx\nx', 'x\nx', '2-x+'],
    ['a line end more', 'a', 'a\n', '1-+'],
    [
      // Compared from the top only, the brackets of one would be taken for those of the other.
      'a function more before an equal one',
      'f {\n  one\n}\n',
      'g {\n  two\n}\n\nf {\n  one\n}\n',
      '0-+g {,  two,},',
    ],
    ['lines that change places', 'a\nb\nc\nd', 'c\na\nb\nd', '0-+c 2-c+'],
  ])('%s', (_name, before, after, expected) => {
    const words = hunks(before, after).map(
      ({ first, removed, inserted }) => `${first}-${removed.join(',')}+${inserted.join(',')}`,
    );
    expect(words.join(' ')).toBe(expected);
  });

  test('texts of 5,000 lines take a moment, also when they have nothing in common', () => {
    const random = seeded(5);
    const text = () => Array.from({ length: 5000 }, () => `line ${random(40)}`);
    const [before, after] = [text(), text()];
    const start = performance.now();
    const found = hunksOf(before, after);
    // About 150 ms on a laptop; without bounds it would be half a minute.
    expect(performance.now() - start).toBeLessThan(5000);
    expect(found.flatMap(({ removed }) => removed).length).toBeGreaterThan(0);
  });

  test('a few changes in 5,000 lines are found as what they are', () => {
    const before = Array.from({ length: 5000 }, (_, line) => (line % 7 === 0 ? '}' : `line ${line % 900}`));
    const after = before.flatMap((line, index) =>
      index % 500 === 250 ? [`${line} changed`] : index % 1000 === 900 ? [line, 'more'] : [line],
    );
    expect(hunksOf(before, after).length).toBe(15);
  });
});

describe('the change of a document that a hunk is', () => {
  /** What is replaced, by what; the text of the hunks may be only a part of the document. */
  function check(before: string, after: string, around: [string, string] = ['', '']) {
    const document = around[0] + before + around[1];
    const start = around[0].split('\n').length - 1;
    const changes = hunks(before, after).map((hunk) => hunkChange(hunk, start, document.split('\n')));
    expect(applied(document, changes)).toBe(around[0] + after + around[1]);
    return changes.map(({ range, text }) => [
      document.slice(offsetAt(document, range.start), offsetAt(document, range.end)),
      text,
    ]);
  }

  test.each([
    ['one line of three', 'a\nvar b\nc', 'a\nlet b\nc', 'var b', 'let b'],
    ['the first', 'var a\nb', 'let a\nb', 'var a', 'let a'],
    ['the last', 'a\nvar b', 'a\nlet b', 'var b', 'let b'],
    ['all', 'a', 'b', 'a', 'b'],
    ['a line more', 'a\nc', 'a\nb\nc', '', '\nb'],
    ['a line more at the end', 'a', 'a\nb', '', '\nb'],
    ['a line more at the start', 'b', 'a\nb', '', 'a\n'],
    ['a line less', 'a\nb\nc', 'a\nc', '\nb', ''],
    ['a line less at the start', 'a\nb', 'b', 'a\n', ''],
    ['a line less at the end', 'a\nb', 'a', '\nb', ''],
    ['one of equal lines less', 'x\nx\nx', 'x\nx', '\nx', ''],
    ['a line end more', 'a', 'a\n', '', '\n'],
  ])('%s', (_name, before, after, replaced, by) => expect(check(before, after)).toEqual([[replaced, by]]));

  test('whatever the texts, and wherever they stand', () => {
    const random = seeded(1);
    const make = (): string => Array.from({ length: random(7) }, () => 'ab\n'[random(3)]).join('');
    for (let round = 0; round < 4000; round++)
      check(make(), make(), [['', 'x\n', '\n'][random(3)]!, ['', '\ny', '\n'][random(3)]!]);
  });
});

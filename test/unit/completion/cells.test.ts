import { describe, expect, test } from 'vitest';
import { joinCells, type Cell } from '../../../src/core/completion/cells.ts';
import { readWindow } from '../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../tools/replay/cursor.ts';

interface Marked {
  languageId?: string;
  text: string;
}

/** The text on both sides of the `█` in one of the cells. */
function around(...marked: (string | Marked)[]): [before: string, after: string] {
  const all = marked.map((each) => (typeof each === 'string' ? { text: each } : each));
  const current = all.findIndex(({ text }) => text.includes('█'));
  const { offset } = parseCursor(all[current]!.text);
  const { reader, start } = joinCells(all.map(cellOf), current);
  const at = start + offset;
  const { prefix, suffix } = readWindow(reader, { from: at, to: at, text: '' });
  return [prefix, suffix];
}

function cellOf({ text, languageId = 'python' }: Marked): Cell {
  const plain = text.replace('█', '');
  return { ...readerOf(plain), length: plain.length, languageId };
}

const markdown = (text: string): Marked => ({ text, languageId: 'markdown' });

describe('the cells of a notebook are one program', () => {
  test.each<[cells: (string | Marked)[], before: string, after: string]>([
    [['a = 1', 'b = █'], 'a = 1\n\nb = ', ''],
    [['█', 'b'], '', '\n\nb'],
    [['a', 'b█', 'c'], 'a\n\nb', '\n\nc'],
    [['a', 'b', 'c', 'd█e'], 'a\n\nb\n\nc\n\nd', 'e'],
    [['a', '█'], 'a\n\n', ''],
    [['a', '█', 'c'], 'a\n\n', '\n\nc'],
    [['a\nb\n', 'c█'], 'a\nb\n\n\nc', ''],
    [['only █one'], 'only ', 'one'],
    // Empty cells leave no blank lines.
    [['a', '', '', 'b█', '', 'c'], 'a\n\nb', '\n\nc'],
    // Text between the code is left out, and so is code of another language.
    [[markdown('# Title'), 'a', markdown('Now b:'), 'b█', markdown('Done.')], 'a\n\nb', ''],
    [['a', { text: 'select 1', languageId: 'sql' }, 'b█'], 'a\n\nb', ''],
    [['a', '%%bash\nls', 'b█', '%%html\n<p>'], 'a\n\nb', ''],
    [['%%time\na', 'b█'], '%%time\na\n\nb', ''],
    [['%matplotlib inline', 'b█'], '%matplotlib inline\n\nb', ''],
    [['a', markdown('one'), markdown('two█')], 'one\n\ntwo', ''],
    [['a', '%%bash\nls █'], 'a\n\n%%bash\nls ', ''],
    [['a\r\nb', 'c█'], 'a\r\nb\n\nc', ''],
    [['x = "😀"', 'y = "█😀"'], 'x = "😀"\n\ny = "', '😀"'],
  ])('%j', (cells, before, after) => expect(around(...cells)).toEqual([before, after]));
});

test('any part is what the whole text has there', () => {
  const cells = ['ab', '', 'c\nd', 'e'].map((text) => cellOf({ text }));
  const { reader } = joinCells(cells, 2);
  const whole = 'ab\n\nc\nd\n\ne';
  expect(reader.slice(0, 100)).toBe(whole);
  for (let from = 0; from <= whole.length; from++)
    for (let to = from; to <= whole.length; to++) expect(reader.slice(from, to)).toBe(whole.slice(from, to));
});

test('a keystroke in a cell below a thousand others reads a few kilobytes', () => {
  const cells = Array.from({ length: 1000 }, (_, index) => readerOf(`x${index} = ${index}\n`.repeat(20)));
  const { reader, start } = joinCells(
    cells.map((cell) => ({
      ...cell,
      slice: (from, to) => cell.slice(from, to),
      length: 200,
      languageId: 'python',
    })),
    999,
  );
  for (const cell of cells) cell.read = 0;
  readWindow(reader, { from: start + 5, to: start + 5, text: '' });
  expect(cells.reduce((sum, { read }) => sum + read, 0)).toBeLessThan(15_000);
});

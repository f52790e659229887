// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { MarkdownView } from '../../../../src/webview/markdown/markdownView.ts';
import { render } from './render.ts';

/** The items of a text: their boxes and words. */
function tasks(source: string): [box: string | null | undefined, text: string][] {
  const view = new MarkdownView();
  view.update(source, true);
  return [...view.element.querySelectorAll('li')].map((item) => [
    item.querySelector(':scope > .task-box, :scope > p > .task-box')?.getAttribute('aria-label'),
    item.textContent.trim(),
  ]);
}

const rows: [name: string, source: string, items: ReturnType<typeof tasks>][] = [
  [
    'open and done',
    '- [ ] a\n- [x] b\n- [X] c',
    [
      ['To do', 'a'],
      ['Done', 'b'],
      ['Done', 'c'],
    ],
  ],
  [
    'of paragraphs',
    '- [ ] a\n\n- [x] b',
    [
      ['To do', 'a'],
      ['Done', 'b'],
    ],
  ],
  [
    'with numbers',
    '1. [x] a\n2. [ ] b',
    [
      ['Done', 'a'],
      ['To do', 'b'],
    ],
  ],
  [
    'beside others',
    '* a\n* [ ] b',
    [
      [undefined, 'a'],
      ['To do', 'b'],
    ],
  ],
  ['with a link', '- [x] [a](b.md)', [['Done', 'a']]],
  ['in a quote', '> - [ ] a', [['To do', 'a']]],
  ['none: without text', '- [ ]', [[undefined, '[ ]']]],
  ['none: a link', '- [x](a.md)', [[undefined, 'x']]],
  ['none: another letter', '- [y] a', [[undefined, '[y] a']]],
  ['none: in the middle', '- a [ ] b', [[undefined, 'a [ ] b']]],
];
test.each(rows)('%s', (_, source, items) => expect(tasks(source)).toEqual(items));

test('tasks in tasks', () =>
  expect(tasks('- [ ] a\n  - [x] b').map(([box]) => box)).toEqual(['To do', 'Done']));

test('what looks like one in text or code is none', () =>
  expect(render('[ ] a\n\n`- [ ] a`').querySelector('.task')).toBeNull());

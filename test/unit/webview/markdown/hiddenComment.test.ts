// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { check, render } from './render.ts';

const hidden: [source: string, html: string][] = [
  ['<!-- a -->', ''],
  ['<!-- a\n\nb\n-->\n\nc', '<p>c</p>'],
  ['a <!-- b --> c', '<p>a  c</p>'],
  ['a\n<!-- b -->\nc', '<p>a</p><p>c</p>'],
  ['<!-- a --> b', '<p> b</p>'],
  ['<!---->a', '<p>a</p>'],
  ['- a\n\n  <!-- b\n\n  c -->\n- d', '<ul><li><p>a</p></li><li><p>d</p></li></ul>'],
  ['<!-- ```\n-->\n\na', '<p>a</p>'],
  ['> <!-- a -->\n> b', '<blockquote><p>b</p></blockquote>'],
];
test.each(hidden)('%j', check);

test.each([
  '<!-- a',
  'a <!-- b',
  '<!-- a\n\nb',
  '`<!-- a -->`',
  '```html\n<!-- a -->\n```',
  '    <!-- a -->',
])('shown: %j', (source) => expect(render(source).textContent).toContain('<!--'));

// Looked through again from each of them, these would take minutes.
test('many that are not closed are text', () =>
  expect(render('<!--\n'.repeat(20_000)).querySelectorAll('p').length).toBe(1));

// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { check, render } from './render.ts';

test.each(['Note', 'Tip', 'Important', 'Warning', 'Caution'])('%s', (name) =>
  check(
    `> [!${name.toUpperCase()}]\n> **a**\n>\n> b`,
    `<blockquote class="alert alert-${name.toLowerCase()}"><p class="alert-title">${name}</p><p><strong>a</strong></p><p>b</p></blockquote>`,
  ),
);

const alerts: [name: string, source: string, rest: string][] = [
  ['in lower case', '> [!note]\n> a', '<p>a</p>'],
  ['on the line of its text', '> [!NOTE] a', '<p>a</p>'],
  ['without text beside it', '> [!NOTE]\n>\n> - a', '<ul><li>a</li></ul>'],
  ['without any text', '> [!NOTE]', ''],
  ['with blanks behind it', '> [!NOTE]  \n> a', '<p>a</p>'],
];
test.each(alerts)('%s', (_, source, rest) =>
  check(source, `<blockquote class="alert alert-note"><p class="alert-title">Note</p>${rest}</blockquote>`),
);

test('in a list', () =>
  expect(render('- a\n\n  > [!TIP]\n  > b').querySelector('li .alert-tip')?.textContent).toContain('b'));

test.each([
  '> [!NOTES]\n> a',
  '> [NOTE]\n> a',
  '[!NOTE]\n\na',
  '> a [!NOTE]',
  '> `[!NOTE]`',
  '> [!NOTE](x.md) a',
])('no alert: %j', (source) => expect(render(source).querySelector('.alert')).toBeNull());

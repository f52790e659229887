// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { check, render } from './render.ts';

describe('tags that say how a word looks', () => {
  const rows: [source: string, html: string][] = [
    ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', '<p><kbd>Ctrl</kbd>+<kbd>C</kbd></p>'],
    ['H<sub>2</sub>O and x<sup>2</sup>', '<p>H<sub>2</sub>O and x<sup>2</sup></p>'],
    ['<KBD>a</kbd >', '<p><kbd>a</kbd></p>'],
    ['a<br>b<br/>c<br />d<BR>e', '<p>a<br>b<br>c<br>d<br>e</p>'],
    ['<b>**a**</b> <i>`</i>`</i>', '<p><b><strong>a</strong></b> <i><code>&lt;/i&gt;</code></i></p>'],
    ['<sup><sub>a</sub></sup>', '<p><sup><sub>a</sub></sup></p>'],
    ['<kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd>', '<p><kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd></p>'],
    [
      '| a |\n|-|\n| b<br><kbd>c</kbd> |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b<br><kbd>c</kbd></td></tr></tbody></table>',
    ],
  ];
  test.each(rows)('%s', check);
});

describe('shown as it was written', () => {
  test.each([
    // Unknown, or with attributes.
    '<div>a</div>',
    '<blink>a</blink>',
    '<center>a</center>',
    '<kbd class="x">a</kbd>',
    '<br clear="all">',
    '<img src="a.png">',
    '<p align="center">a</p>',
    '<script>a</script>',
    '<style>a</style>',
    // Not closed, or not opened.
    'the <kbd> tag',
    'a </sub> b',
    '<sup>a',
    '<sub>a</sup>',
    '<kbd/>a</kbd>',
    // Types and comparisons.
    'Map<string, List<i>> and Vec<u>',
    'a < b and c > d',
    'a<b && c>d',
  ])('%s', (source) => expect(render(source).textContent.trim()).toBe(source));

  test('the tag beside code that names it', () =>
    check(
      'The <kbd> tag, as in `<kbd>a</kbd>`',
      '<p>The &lt;kbd&gt; tag, as in <code>&lt;kbd&gt;a&lt;/kbd&gt;</code></p>',
    ));
  test('code', () =>
    check(
      '`<b>a</b>`\n\n    <b>a</b>',
      '<p><code>&lt;b&gt;a&lt;/b&gt;</code></p><pre><code data-language="">&lt;b&gt;a&lt;/b&gt;</code></pre>',
    ));
});

// Looked through again from each of them, these would take minutes.
test.each([
  ['opened', '<sub>'.repeat(20_000)],
  ['closed', '</sub>'.repeat(20_000)],
  ['opened, and closed in code', '<sub>'.repeat(2_000) + '`</sub>`'],
])('many that are only %s are text', (_, source) => expect(render(source).querySelector('sub')).toBeNull());

test('many in one another end', () =>
  expect(
    render('<sub>'.repeat(20_000) + '</sub>'.repeat(20_000)).querySelectorAll('sub').length,
  ).toBeLessThan(200));

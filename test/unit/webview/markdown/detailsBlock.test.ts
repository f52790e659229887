// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { check, render } from './render.ts';

describe('details', () => {
  const rows: [name: string, source: string, html: string][] = [
    [
      'as GitHub wants it',
      '<details>\n<summary>More</summary>\n\n**a**\n\n</details>',
      '<details><summary>More</summary><p><strong>a</strong></p></details>',
    ],
    [
      'without blank lines',
      '<details>\n<summary>More</summary>\na\n</details>',
      '<details><summary>More</summary><p>a</p></details>',
    ],
    [
      'in one line',
      '<details><summary>More</summary>a</details>',
      '<details><summary>More</summary><p>a</p></details>',
    ],
    [
      'with the summary over lines',
      '<details>\n<summary>\n<b>M</b>ore `x`\n</summary>\n\na\n</details>',
      '<details><summary><b>M</b>ore <code>x</code></summary><p>a</p></details>',
    ],
    [
      'open',
      '<details open>\n<summary>M</summary>\n</details>',
      '<details open=""><summary>M</summary></details>',
    ],
    [
      'without a summary',
      '<details>\na\n</details>',
      '<details><summary>Details</summary><p>a</p></details>',
    ],
    [
      'in one another',
      '<details><summary>a</summary>\n<details><summary>b</summary>\nc\n</details>\nd\n</details>\ne',
      '<details><summary>a</summary><details><summary>b</summary><p>c</p></details><p>d</p></details><p>e</p>',
    ],
    [
      'with the tag in code',
      '<details><summary>a</summary>\n\n```html\n</details>\n```\n\n`</details>`\n\n</details>\nb',
      '<details><summary>a</summary><pre><code data-language="html"><span class="hljs-tag">&lt;/<span class="hljs-name">details</span>&gt;</span></code></pre><p><code>&lt;/details&gt;</code></p></details><p>b</p>',
    ],
    [
      'in a list',
      '- a\n  <details>\n  <summary>M</summary>\n\n  - b\n  </details>\n- c',
      '<ul><li>a<details><summary>M</summary><ul><li>b</li></ul></details></li><li>c</li></ul>',
    ],
  ];
  test.each(rows)('%s', (_, source, html) => check(source, html));
});

describe('shown as it was written', () => {
  test.each([
    '<details>',
    'Use <details> for that.',
    '<details>\n<summary>a</summary>\n\nnever closed',
    '<details class="x">a</details>',
    '<summary>a</summary>',
    '</details>',
    '<details>a</details> b',
  ])('%j', (source) => {
    expect(render(source).querySelector('details')).toBeNull();
    expect(render(source).textContent.replace(/\s+/g, ' ').trim()).toBe(source.replace(/\s+/g, ' '));
  });
});

test('deep nesting ends', () => {
  const source = '<details>\n'.repeat(2000) + '</details>\n'.repeat(2000);
  expect(render(source).querySelectorAll('details').length).toBeLessThan(10);
});

// Looked through again from each of them, these would take minutes.
test('many that are not closed are text', () =>
  expect(render('<details>\n'.repeat(20_000)).querySelectorAll('details').length).toBe(0));

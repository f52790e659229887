// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { renderBlocks, sanitise } from '../../../../src/webview/markdown/renderMarkdown.ts';
import { render } from './render.ts';

/** The code blocks of a text, and the words outside of them. */
function read(root: HTMLElement): { blocks: string[]; rest: string } {
  const blocks = [...root.querySelectorAll('pre')].map((pre) => {
    pre.remove();
    return pre.textContent;
  });
  return { blocks, rest: root.textContent.replace(/\s+/g, ' ').trim() };
}

/** A README as models give it: in three backticks, with blocks of three inside. */
const readme = '# Title\n\n```bash\nnpm i\n```\n\nUse it:\n\n```ts\nimport a;\n```\n\nEnd.\n';

describe('code blocks in code blocks', () => {
  const rows: [name: string, source: string, blocks: string[], rest: string][] = [
    ['a README', `Here:\n\n\`\`\`markdown\n${readme}\`\`\`\n\nDone.`, [readme], 'Here: Done.'],
    [
      'in tildes',
      `~~~md\n${readme.replaceAll('```', '~~~')}~~~\nDone.`,
      [readme.replaceAll('```', '~~~')],
      'Done.',
    ],
    ['tildes around backticks', `~~~md\n${readme}~~~\nDone.`, [readme], 'Done.'],
    ['backticks around tildes', '```md\n~~~js\na\n~~~\n```\nDone.', ['~~~js\na\n~~~\n'], 'Done.'],
    ['in four backticks', `\`\`\`\`md\n${readme}\`\`\`\`\nDone.`, [readme], 'Done.'],
    ['in four, with a bare one inside', '````md\n```\na\n```\n````\nDone.', ['```\na\n```\n'], 'Done.'],
    [
      'in four, with one inside that is never closed',
      '````md\n```js\na\n````\nDone.',
      ['```js\na\n'],
      'Done.',
    ],
    ['four in three', '```md\n````js\n```\n````\n```\nDone.', ['````js\n```\n````\n'], 'Done.'],
    ['under a bare one', `\`\`\`\n${readme}\`\`\`\nDone.`, [readme], 'Done.'],
    ['three deep', '```md\n```md\n```js\na\n```\n```\n```\nDone.', ['```md\n```js\na\n```\n```\n'], 'Done.'],
    [
      'in a list inside',
      '```md\n1. a\n\n     ```sh\n     b\n     ```\n\n2. c\n```\nDone.',
      ['1. a\n\n     ```sh\n     b\n     ```\n\n2. c\n'],
      'Done.',
    ],
    ['in a list outside', '- a\n\n  ```md\n  ```js\n  b\n  ```\n  ```\n- c', ['```js\nb\n```\n'], 'a c'],
    [
      'in a docstring',
      '```python\ndef f():\n    """Example:\n\n    ```python\n    f()\n    ```\n    """\n```\nDone.',
      ['def f():\n    """Example:\n\n    ```python\n    f()\n    ```\n    """\n'],
      'Done.',
    ],
    [
      'with a title in the info string',
      '```md\n```js title="a b"\nc\n```\n```\nDone.',
      ['```js title="a b"\nc\n```\n'],
      'Done.',
    ],
    ['one after another', '```js\na\n```\n\n```js\nb\n```\nDone.', ['a\n', 'b\n'], 'Done.'],
    ['never closed', '```js\na', ['a'], ''],
    ['never closed, with one inside that is', '```md\n```js\na\n```\nb', ['```js\na\n```\nb'], ''],
    // Only one reading closes the block: it is the one that was meant.
    ['a line that looks like one', '```js\na\n```js\nb\n```\nDone.', ['a\n```js\nb\n'], 'Done.'],
    [
      'a bare block with one that is never closed',
      '```\na\n```js\nb\n```\nDone.',
      ['a\n```js\nb\n'],
      'Done.',
    ],
    ['inline code at the start of a line', '```md\n```a``` b\n```\nDone.', ['```a``` b\n'], 'Done.'],
  ];
  test.each(rows)('%s', (_, source, blocks, rest) => expect(read(render(source))).toEqual({ blocks, rest }));
});

test('while it streams, a README is one block', () => {
  const source = `\`\`\`markdown\n${readme}\`\`\`\n`;
  for (let length = 3; length < source.length; length++) {
    const root = document.createElement('div');
    const blocks = renderBlocks(source.slice(0, length), { finished: false });
    for (const { html } of blocks) root.append(sanitise(html));
    expect(root.querySelectorAll('pre')).toHaveLength(1);
    expect(root.childNodes).toHaveLength(1);
  }
});

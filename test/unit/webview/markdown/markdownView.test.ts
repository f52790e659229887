// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { MarkdownView } from '../../../../src/webview/markdown/markdownView.ts';
import { find } from '../build.ts';

const answer = `First **bold** paragraph
over two lines.

# Title

1. one
2. two

   inside two
   - nested

\`\`\`ts
const a = 1;

# not a title
\`\`\`

> quote
> more

| a | b |
|---|---|
| 1 | 2 |

Setext
------

    indented code

Last with [a reference][ref] and \`code\`.

***

~~~python
print("x")
~~~

<details>
<summary>More <kbd>x</kbd></summary>

- [ ] a
- [x] b

\`\`\`html
</details>
\`\`\`

</details>

<!-- hidden

\`\`\` -->

> [!NOTE]
> A note with <br> and \\(x^2\\) and $5.

The sum is
\\[
a
= b

- c
\\]
and
$$
a
- b
$$

\`\`\`markdown
# Readme

\`\`\`bash
npm i
\`\`\`

End
\`\`\`

[ref]: https://example.com/defined-later
`;

/** A view to which the text was added in pieces. */
function streamed(text: string, pieces: (at: number) => number): MarkdownView {
  const view = new MarkdownView();
  let at = 0;
  while (at < text.length) {
    at = Math.min(text.length, at + pieces(at));
    view.update(text.slice(0, at), false);
  }
  view.update(text, true);
  return view;
}

function whole(text: string): string {
  const view = new MarkdownView();
  view.update(text, true);
  return view.element.innerHTML;
}

describe('streaming ends at what the whole text gives', () => {
  const sizes: [string, (at: number) => number][] = [
    ['character by character', () => 1],
    ['in threes', () => 3],
    ['in uneven pieces', (at) => 1 + ((at * 7919) % 23)],
    ['line by line', (at) => Math.max(1, answer.indexOf('\n', at) + 1 - at)],
  ];
  test.each(sizes)('%s', (_, pieces) =>
    expect(streamed(answer, pieces).element.innerHTML).toBe(whole(answer)),
  );
  test('with CRLF', () => {
    const windows = answer.replaceAll('\n', '\r\n');
    expect(streamed(windows, () => 1).element.innerHTML).toBe(whole(answer));
  });
});

describe('nodes that can stay do', () => {
  test('finished blocks', () => {
    const view = new MarkdownView();
    view.update('one\n\ntwo', false);
    const [first, second] = view.element.children;
    view.update('one\n\ntwo and more\n\nthree', false);
    expect(view.element.children[0]).toBe(first);
    expect(view.element.children[1]).toBe(second);
    expect(view.element.children).toHaveLength(3);
  });

  test('text that is selected while it grows', () => {
    const view = new MarkdownView();
    document.body.append(view.element);
    view.update('Some wo', false);
    const node = find(view.element, 'p').firstChild!;
    document.getSelection()!.setBaseAndExtent(node, 0, node, 4);
    view.update('Some words that come later', false);
    expect(document.getSelection()!.toString()).toBe('Some');
    expect(find(view.element, 'p').firstChild).toBe(node);
  });

  test('the buttons of code that streams', () => {
    const view = new MarkdownView();
    view.update('```ts\nconst a', false);
    const button = find(view.element, 'button');
    view.update('```ts\nconst a = 1;\nconst b = 2;\n', false);
    expect(find(view.element, 'button')).toBe(button);
    expect(find(view.element, 'code').textContent).toBe('const a = 1;\nconst b = 2;\n');
  });
});

test('what the user has unfolded stays so while it grows, and what was folded', () => {
  const view = new MarkdownView();
  view.update('<details>\n<summary>a</summary>\n\nb', false);
  const details = view.element.querySelector('details')!;
  details.open = true;
  view.update('<details>\n<summary>a</summary>\n\nb and c\n</details>\n\nd', true);
  expect(view.element.querySelector('details')).toBe(details);
  expect(details.open).toBe(true);
  expect(details.textContent).toContain('b and c');
  details.open = false;
  view.update('<details>\n<summary>a</summary>\n\nb and c\n</details>\n\nd and e', true);
  expect(details.open).toBe(false);
});

test('an answer that starts anew', () => {
  const view = new MarkdownView();
  view.update('one\n\ntwo', true);
  view.update('', false);
  expect(view.element.childElementCount).toBe(0);
  view.update('other', false);
  expect(view.element.textContent.trim()).toBe('other');
});

test('a paragraph that becomes a title or a table', () => {
  const view = new MarkdownView();
  view.update('para\n\na | b\n', false);
  view.update('para\n\na | b\n--|--\n', false);
  expect(view.element.querySelector('table')).not.toBeNull();
  expect(view.element.children).toHaveLength(2);
});

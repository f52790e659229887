import { expect, test } from 'vitest';
import { createFenceCutter } from '../../../src/core/edits/fenceCutter.ts';

interface Row {
  /** What the model says behind our fence. */
  said: string;
  /** Four backticks if not given. */
  fence?: string;
  code: string;
  languageId?: string;
  /** Whether the generation ends there, and not only with the turn. */
  ends?: true;
}

const documented = 'def f():\n    """Adds.\n\n    ```\n    f()\n    ```\n    """\n    return 1';

const table: Record<string, Row> = {
  'a fence like ours closes': { said: 'a\nb\n````\n', code: 'a\nb', ends: true },
  'with what follows': { said: 'a\n\n````\nThat is it.\n', code: 'a\n', ends: true },
  'also an indented one': { said: '  a\n  ````\n', code: '  a', ends: true },
  'also a longer one': { said: 'a\n`````\n', code: 'a', ends: true },
  'also with talk on its line': { said: 'a\n```` This is all that changes.\n', code: 'a', ends: true },
  'with CRLF': { said: 'a\r\nb\r\n````\r\n', code: 'a\r\nb', ends: true },
  'an empty block': { said: '````\n', code: '', ends: true },
  'an empty block below a line end': { said: '\n````\n', code: '', ends: true },
  'at the very end of the turn': { said: 'a\n````', code: 'a' },
  'a block like ours within, by its info': {
    said: '````md\na\n````\nb\n````\nc',
    code: '````md\na\n````\nb',
    languageId: 'markdown',
    ends: true,
  },

  'a shorter fence closes when the turn ends': { said: 'a\nb\n```', code: 'a\nb' },
  'also with a line end behind it': { said: 'a\nb\n```\n\n', code: 'a\nb' },
  'and never when code follows': {
    said: 'a: 1\n```\nb: 2\n```\nc: 3\n````\n',
    code: 'a: 1\n```\nb: 2\n```\nc: 3',
    languageId: 'x',
    ends: true,
  },
  'a docstring with an example': { said: `${documented}\n\`\`\`\``, code: documented, languageId: 'python' },
  'closed by three': { said: `${documented}\n\`\`\``, code: documented, languageId: 'python' },
  'never closed': { said: documented, code: documented, languageId: 'python' },
  'closed by three, with talk behind': {
    said: `${documented}\n\`\`\`\nI have added an example.\n`,
    code: documented,
    languageId: 'python',
    ends: true,
  },
  'a block comment': {
    said: '/*\n```\nf();\n```\n*/\nf();\n```\nNow it has an example.\n',
    code: '/*\n```\nf();\n```\n*/\nf();',
    languageId: 'typescript',
    ends: true,
  },
  'a block scalar': {
    said: 'text: |\n  ```\n  a\n  ```\nb: 1\n```\nThis is all.\n',
    code: 'text: |\n  ```\n  a\n  ```\nb: 1',
    languageId: 'yaml',
    ends: true,
  },
  'documentation of Elixir': {
    said: '@doc """\nAdds.\n\n```\nf()\n```\n"""\ndef f, do: 1\n```\nThe docs are new.\n',
    code: '@doc """\nAdds.\n\n```\nf()\n```\n"""\ndef f, do: 1',
    languageId: 'elixir',
    ends: true,
  },
  'markdown with blocks, never closed': {
    said: '# A\n```js\nb\n```',
    code: '# A\n```js\nb\n```',
    languageId: 'markdown',
  },
  'markdown with blocks, closed by three': {
    said: '# A\n```\nb\n```\nc\n```',
    code: '# A\n```\nb\n```\nc',
    languageId: 'markdown',
  },
  'markdown with talk behind a fence is no end': {
    said: '# A\n```\nThis is text.\n```\nb\n````\n',
    code: '# A\n```\nThis is text.\n```\nb',
    languageId: 'markdown',
    ends: true,
  },
  'what looks like talk behind a fence that opens': {
    said: '```\nThe first word',
    code: '```\nThe first word',
    languageId: 'python',
  },

  'three, as opened, close': { fence: '```', said: 'a();\n```\n', code: 'a();', ends: true },
  'three in a docstring do not': {
    fence: '```',
    said: `${documented}\n\`\`\`\n`,
    code: documented,
    languageId: 'python',
    ends: true,
  },
  'nor with an info': {
    fence: '```',
    said: '/**\n```ts\nf();\n```\n*/\nf();\n```\n',
    code: '/**\n```ts\nf();\n```\n*/\nf();',
    ends: true,
  },
  'nor in a raw string of Rust': {
    fence: '```',
    said: 'let a = r#"\n```\nb\n```\n"#;\n```\n',
    code: 'let a = r#"\n```\nb\n```\n"#;',
    languageId: 'rust',
    ends: true,
  },
  'nor in a heredoc': {
    fence: '```',
    said: "cat <<'EOF'\n```\na\n```\nEOF\n```\n",
    code: "cat <<'EOF'\n```\na\n```\nEOF",
    languageId: 'shellscript',
    ends: true,
  },
  'the last of the turn closes also where a string is open': {
    fence: '```',
    said: 'a = """b\n```',
    code: 'a = """b',
    languageId: 'python',
  },

  'backticks within a line are code': { said: 'a ``` b\n`c`\n``d\n````', code: 'a ``` b\n`c`\n``d' },
  'the end of a template string is code': { said: 'const a = `\nb\n`', code: 'const a = `\nb\n`' },
  'tildes are code': { said: 'a\n~~~\nb\n````\n', code: 'a\n~~~\nb', ends: true },
  'without an end': { said: 'a\nb', code: 'a\nb' },
  'without an end, but for a line end': { said: 'a\n', code: 'a' },
};

test.each(Object.entries(table))('%s', (_name, row) => {
  const { said, fence = '````', code, languageId = 'typescript', ends } = row;
  for (const parts of [
    [said],
    said.split(''),
    said.split(/(?<=\n)/),
    said.split(/(?=\n)/),
    said.split(/(?<=`)/),
  ]) {
    const cutter = createFenceCutter(fence, languageId);
    let text = '';
    let closed = false;
    for (const part of parts) {
      const pushed = cutter.push(part);
      text += pushed.text;
      closed = pushed.closed;
    }
    expect(text + cutter.flush()).toBe(code);
    expect(closed).toBe(ends ?? false);
    expect(cutter.push('more')).toEqual({ text: '', closed: true });
  }
});

import { describe } from 'vitest';
import { checkRows } from './extractTable.ts';

const docstring =
  'def f():\n    """Adds.\n\n    ```python\n    f()\n    ```\n\n    ```\n    g()\n    ```\n    """\n    return 1';
const left = 'def f():\n    """Adds.\n\n```\nf()\n```\n"""\n    return 1';

describe('a fence inside of the code', () => {
  checkRows({
    'in a docstring': { original: 'def f(): pass', answer: docstring, languageId: 'python', code: docstring },
    'in a docstring, at the margin': {
      original: 'def f(): pass',
      answer: left,
      languageId: 'python',
      code: left,
    },
    'in a docstring, with a block around': {
      original: 'def f(): pass',
      answer: `\`\`\`python\n${docstring}\n\`\`\``,
      languageId: 'python',
      code: docstring,
    },
    'in a docstring, with a block around and talk behind': {
      original: 'def f(): pass',
      answer: `\`\`\`python\n${left}\n\`\`\`\n\nI added an example.`,
      languageId: 'python',
      code: left,
    },
    'in a block comment': {
      original: 'f();',
      answer: '/*\n```ts\nf();\n```\n```\ng();\n```\n*/\nf();',
      code: '/*\n```ts\nf();\n```\n```\ng();\n```\n*/\nf();',
    },
    'in a doc comment with stars': {
      original: 'f();',
      answer: '```ts\n/**\n * ```\n * f();\n * ```\n */\nf();\n```',
      code: '/**\n * ```\n * f();\n * ```\n */\nf();',
    },
    'in a raw string of Rust': {
      original: 'let a = 1;',
      answer: '```rust\nlet a = r#"\n```\nb\n```\n"#;\n```',
      languageId: 'rust',
      code: 'let a = r#"\n```\nb\n```\n"#;',
    },
    'in a block scalar of YAML': {
      original: 'a: 1',
      answer: '```yaml\na: |\n  ```\n  b\n  ```\nc: 1\n```',
      languageId: 'yaml',
      code: 'a: |\n  ```\n  b\n  ```\nc: 1',
    },
    'in documentation of Elixir': {
      original: 'def a, do: 1',
      answer: '```elixir\n@doc """\nAdds.\n\n```\na()\n```\n"""\ndef a, do: 1\n```',
      languageId: 'elixir',
      code: '@doc """\nAdds.\n\n```\na()\n```\n"""\ndef a, do: 1',
    },
    'in a heredoc': {
      original: 'echo',
      answer: "```sh\ncat <<'EOF'\n```\na\n```\nEOF\n```",
      languageId: 'shellscript',
      code: "cat <<'EOF'\n```\na\n```\nEOF",
    },
    'in markdown': {
      original: 'Some text',
      answer: '# A\n\n```js\nb\n```\n\n```\nc\n```',
      languageId: 'markdown',
      code: '# A\n\n```js\nb\n```\n\n```\nc\n```',
    },
    'markdown that is a block': {
      original: 'Some text',
      answer: '```js\nb\n```',
      languageId: 'markdown',
      code: '```js\nb\n```',
    },
    'markdown in a longer block that says so': {
      original: 'Some text',
      answer: '````markdown\n# A\n```js\nb\n```\n````',
      languageId: 'markdown',
      code: '# A\n```js\nb\n```',
    },
    'markdown in a block of the same length': {
      original: 'Some text',
      answer: '```md\n# A\n```js\nb\n```\nc\n```',
      languageId: 'markdown',
      code: '# A\n```js\nb\n```\nc',
    },
    'markdown that is closed once more': {
      original: 'a',
      answer: '# A\n```js\nb\n```\n```',
      languageId: 'markdown',
      code: '# A\n```js\nb\n```',
    },
    'markdown with a fence too many': {
      original: 'a',
      answer: '# A\n```js\nb\n```\nc\n```\nI changed the title.',
      languageId: 'markdown',
      reason: 'end',
    },
    'a language that is not known, paired': {
      original: 'a',
      answer: '```x\na\n  ```\n  b\n  ```\nc\n```',
      languageId: 'x',
      code: 'a\n  ```\n  b\n  ```\nc',
    },
    'a language that is not known, and no way to tell': {
      original: 'a',
      answer: 'a\n```\nRun it with\n```\nb\n```',
      languageId: 'x',
      reason: 'end',
    },
    'in a string that nothing closes': {
      original: 'a = 1',
      answer: 'a = """b\n```\nI changed a.',
      languageId: 'python',
      reason: 'end',
    },
    'in a comment that nothing closes': { original: 'f();', answer: '/* f\n```\ng();', reason: 'end' },
    'where the original begins with one': {
      original: '```js\na\n```',
      answer: '```js\nb\n```',
      code: '```js\nb\n```',
    },
  });
});

describe('markdown around the code', () => {
  checkRows({
    'a second opening fence': { original: 'a', answer: '```ts\nb\n```', code: 'b' },
    'a second one without a language': { original: 'a', answer: '```\nb\nc\n```', code: 'b\nc' },
    'a second one that is not closed': { original: 'a', answer: '```ts\nb\nc', code: 'b\nc' },
    tildes: { original: 'a', answer: '~~~ts\nb\n~~~', code: 'b' },
    'a longer one with a shorter one inside': { original: 'a', answer: '````ts\nb\n````', code: 'b' },
    'an info with a title': { original: 'a', answer: '```ts title="src/a.ts" {1,3}\nb\n```', code: 'b' },
    'an info with a path': { original: 'a', answer: '```typescript:src/a.ts\nb\n```', code: 'b' },
    'an info with a path behind a blank': { original: 'a', answer: '```ts src/a.ts\nb\n```', code: 'b' },
    'an indented block': { original: 'a', answer: '  ```ts\n  b\n  ```', code: '  b' },
    'talk behind it': { original: 'a', answer: '```\nb\n```\nI changed a to b.', code: 'b' },
    'talk before it': { original: 'a', answer: 'Here it is:\n\n```ts\nb\nc\n```\n', code: 'b\nc' },
    'talk on both sides': {
      original: 'a',
      answer: 'Sure! Here is the code.\n\n```ts\nb\n```\n\nIt is shorter now.',
      code: 'b',
    },
    'talk in Chinese': { original: 'a', answer: '以下是修改后的代码：\n\n```ts\nb\n```', code: 'b' },
    'a closing fence and talk behind code': {
      original: 'a',
      answer: 'b\nc\n```\n\nI changed a to b.\n- And c is new.',
      code: 'b\nc',
    },
    'a closing fence behind code': { original: 'a', answer: 'b\nc\n```', code: 'b\nc' },
    'an empty block is no code': { original: 'a', answer: '```ts\n```', reason: 'empty' },
    'code behind it': { original: 'a', answer: '```ts\nb();\n```\nc();', reason: 'end' },
    'code behind talk': {
      original: 'a',
      answer: '```ts\nb();\n```\nThen say this:\n  c();',
      reason: 'end',
    },
    'a heading behind it': {
      original: 'a',
      answer: '```ts\nb();\n```\n\n### Changes\n\n- `a` became `b`',
      code: 'b();',
    },
    'a word in bold': {
      original: 'a',
      answer: '```ts\nb();\n```\n\n**Explanation:**\nThe name is better.',
      code: 'b();',
    },
    'a word behind it': { original: 'a', answer: '```ts\nb();\n```\nDone.', code: 'b();' },
    'a block that opens within the code': {
      original: 'a',
      answer: 'b();\n```ts\nc();',
      reason: 'end',
    },
    'a sentence before code without a fence': {
      original: 'a',
      answer: "Here's the code:\nb();",
      reason: 'end',
    },
    'a sentence behind code without a fence': {
      original: 'a',
      answer: 'b();\n\nI changed the name.',
      reason: 'end',
    },
    'a sentence in a comment': {
      original: 'a',
      answer: '/*\nHere is the code:\n*/\nb();',
      code: '/*\nHere is the code:\n*/\nb();',
    },
    'a sentence of documentation in Perl': {
      original: 'sub f { 1 }',
      answer: '=head2 f\n\nThe function f gives 1.\n\n=cut\n\nsub f { 1 }',
      languageId: 'perl',
      code: '=head2 f\n\nThe function f gives 1.\n\n=cut\n\nsub f { 1 }',
    },
    'a sentence of a page': {
      original: '<p>a</p>',
      answer: '<p>\nHere is the code:\n</p>',
      languageId: 'html',
      code: '<p>\nHere is the code:\n</p>',
    },
    'two blocks': { original: 'a', answer: '```ts\nb\n```\nand\n```ts\nc\n```', reason: 'blocks' },
    'code, and a block behind it': {
      original: 'a',
      answer: 'b\n```\nUse it like this:\n```ts\nb()\n```',
      reason: 'blocks',
    },
    'a fence in the middle of code': { original: 'a', answer: 'b();\n```\nc();', reason: 'end' },
    'a fence glued to the last line': { original: 'return 0;', answer: 'return 1;```', code: 'return 1;' },
    'a fence glued to the last line of a block': {
      original: 'x',
      answer: '```py\nreturn 1```',
      languageId: 'python',
      code: 'return 1',
    },
    'tildes glued to the last line': { original: 'x', answer: 'a();\nb();~~~', code: 'a();\nb();' },
    'tildes glued to the last line of a block': {
      original: 'x',
      answer: '~~~py\nreturn 1 ~~~',
      languageId: 'python',
      code: 'return 1',
    },
    'tildes of a comment': { original: 'x', answer: 'b();\n// ^~~~', code: 'b();\n// ^~~~' },
    'a fence behind a blank': {
      original: 'x',
      answer: 'return 1 ```',
      languageId: 'python',
      code: 'return 1',
    },
    'a fence glued to a template string': {
      original: 'x',
      answer: 'const a = `b````',
      code: 'const a = `b`',
    },
    'code of markdown that ends its line': {
      original: 'x',
      answer: 'Use ```a```',
      languageId: 'markdown',
      code: 'Use ```a```',
    },
    'an empty template string': { original: 'x', answer: 'f``', code: 'f``' },
  });
});

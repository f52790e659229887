import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/core/edits/extract.ts';
import { checkRows, originalOf } from './extractTable.ts';

describe('code as it is', () => {
  checkRows({
    'plain code stays': { original: 'var a = 1;', answer: 'let a = 1;', code: 'let a = 1;' },
    'a last line end is kept': { original: 'var a;\n', answer: 'let a;', code: 'let a;\n' },
    'and none is added': { original: 'var a;', answer: 'let a;\n\n', code: 'let a;' },
    'blanks at the end stay as they were': { original: 'a  ', answer: 'b', code: 'b  ' },
    'blanks at the end of lines that stay, too': {
      original: 'a();  \n\t\nb();\nc(); ',
      answer: 'a();\n\nb(1);\nc();',
      code: 'a();  \n\t\nb(1);\nc(); ',
    },
    'unless they were asked away': {
      original: 'a();  \nb();',
      answer: 'a();\nb();',
      instruction: 'Remove trailing whitespace',
      code: 'a();\nb();',
    },
    'blank lines before are dropped': { original: 'a', answer: '\n  \nb', code: 'b' },
    'CRLF becomes LF': { original: 'a\nb', answer: 'c\r\nd', code: 'c\nd' },
    'nothing is no code': { original: 'a', answer: '  \n', reason: 'empty' },
    'lone surrogates become replacement characters': { original: 'a', answer: 'b\ud800', code: 'b\ufffd' },
  });
});

describe('special tokens as text', () => {
  const names = '["<|start|>", \'<|end|>\', `<|message|>`]';
  checkRows({
    'a list of them in strings is code': {
      original: 'const t = [];',
      answer: `const t = ${names};`,
      code: `const t = ${names};`,
    },
    'one in a string': {
      original: 'x = 1',
      answer: 'stop = "<|endoftext|>"',
      languageId: 'python',
      code: 'stop = "<|endoftext|>"',
    },
    'one in a comment': {
      original: 'a();',
      answer: '// ends with <|return|>\na();',
      code: '// ends with <|return|>\na();',
    },
    'one in a docstring': {
      original: 'def f(): pass',
      answer: 'def f():\n    """Reads\n    <|channel|> and\n    <|call|>.\n    """',
      languageId: 'python',
      code: 'def f():\n    """Reads\n    <|channel|> and\n    <|call|>.\n    """',
    },
    'one in a table of markdown': {
      original: 'a',
      answer: '| `<|end|>` | ends |',
      languageId: 'markdown',
      code: '| `<|end|>` | ends |',
    },
    'one in a value of YAML': {
      original: 'stop: a',
      answer: 'stop: "<|end|>"',
      languageId: 'yaml',
      code: 'stop: "<|end|>"',
    },
    'one that is a value of YAML': {
      original: 'stop: a',
      answer: 'stop: <|end|>\nmax: 1',
      languageId: 'yaml',
      code: 'stop: <|end|>\nmax: 1',
    },
    'one in a template of a page': {
      original: '<p>a</p>',
      answer: '<p>Ends with <|end|></p>',
      languageId: 'html',
      code: '<p>Ends with <|end|></p>',
    },
    'some in a chat template': {
      original: '{{ a }}',
      answer: '{{ bos }}<|start|>system<|message|>{{ a }}',
      languageId: 'jinja',
      code: '{{ bos }}<|start|>system<|message|>{{ a }}',
    },
    'one in a pattern': { original: 'x', answer: 'x = /<|end|>/.test(s);', code: 'x = /<|end|>/.test(s);' },
    'some in a list of words': {
      original: 'x = 1',
      answer: 'x = %w[<|start|> <|end|>]',
      languageId: 'ruby',
      code: 'x = %w[<|start|> <|end|>]',
    },
    'one in a string of several lines': {
      original: 'val a = 1',
      answer: 'val a = """\n  <|end|>\n"""',
      languageId: 'kotlin',
      code: 'val a = """\n  <|end|>\n"""',
    },
    'one that the original has': { original: 'x <|end|>', answer: 'y <|end|>', code: 'y <|end|>' },
    'one that was asked for': {
      original: 'x',
      answer: 'x == <|end|>',
      instruction: 'Compare with <|end|>.',
      code: 'x == <|end|>',
    },
    'one that the code around has': {
      original: 'x',
      answer: 'y <|end|>',
      before: '<|end|>\n',
      code: 'y <|end|>',
    },
    'elsewhere it is no code': { original: 'a', answer: 'b<|end|>c', reason: 'marker', code: 'b<|end|>c' },
    'one that is known does not let another pass': {
      original: '"<|end|>"',
      answer: '"<|end|>"<|return|>c',
      reason: 'marker',
    },
    'nothing but one': { original: 'a', answer: '<|end|>', reason: 'marker' },
    'at the end, in a language that is not known': {
      original: 'a',
      answer: 'b\n<|end|>',
      languageId: 'x',
      reason: 'marker',
    },
    'a header, in a language that is not known': {
      original: 'a',
      answer: 'b<|end|><|start|>assistant',
      languageId: 'x',
      reason: 'marker',
    },
    'within a line, in a language that is not known': {
      original: 'a',
      answer: 'b <|end|> c',
      languageId: 'x',
      code: 'b <|end|> c',
    },
  });
});

test('a new document is measured by nothing', () => {
  const code = "import { f } from './a';\n\ntest('f', () => {\n    f();\n});";
  expect(extract(`Here are the tests:\n\n\`\`\`ts\n${code}\n\`\`\``, originalOf(''))).toEqual({
    whole: true,
    text: code,
  });
});

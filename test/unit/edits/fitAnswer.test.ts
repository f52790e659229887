import { expect, test } from 'vitest';
import { fitAnswer } from '../../../src/core/edits/fitAnswer.ts';

interface Row {
  original: string;
  answer: string;
  fitted: string | undefined;
  languageId?: string;
  around?: string;
}

const table: Record<string, Row> = {
  'plain code stays': { original: 'var a = 1;', answer: 'let a = 1;', fitted: 'let a = 1;' },
  'a last line end is kept': { original: 'var a;\n', answer: 'let a;', fitted: 'let a;\n' },
  'and none is added': { original: 'var a;', answer: 'let a;\n\n', fitted: 'let a;' },
  'blanks at the end stay as they were': { original: 'a  ', answer: 'b', fitted: 'b  ' },
  'blank lines before are dropped': { original: 'a', answer: '\n  \nb', fitted: 'b' },
  'CRLF becomes LF': { original: 'a\nb', answer: 'c\r\nd', fitted: 'c\nd' },
  'nothing is no code': { original: 'a', answer: '  \n', fitted: undefined },
  'lone surrogates become replacement characters': { original: 'a', answer: 'b\ud800', fitted: 'b\ufffd' },

  'an accidental fence is taken off': { original: 'a', answer: '```ts\nb\n```', fitted: 'b' },
  'with what comes after it': { original: 'a', answer: '```\nb\n```\nI changed a to b.', fitted: 'b' },
  'an unclosed fence too': { original: 'a', answer: '```ts\nb\nc', fitted: 'b\nc' },
  'an empty block is no code': { original: 'a', answer: '```ts\n```', fitted: undefined },
  'a longer fence may hold a shorter one': {
    original: 'a',
    answer: '````md\n```\nb\n```\n````',
    fitted: '```\nb\n```',
  },
  'a sentence before a block is taken off': {
    original: 'a',
    answer: 'Here it is:\n\n```ts\nb\nc\n```\n',
    fitted: 'b\nc',
  },
  'a fence in a comment is code': {
    original: 'def f(): pass',
    answer: 'def f():\n  """Adds.\n\n```\nf()\n```\n"""\n  return 1',
    fitted: 'def f():\n  """Adds.\n\n```\nf()\n```\n"""\n  return 1',
  },
  'a fence in markdown is text': {
    original: 'Some text',
    languageId: 'markdown',
    answer: '```js\nb\n```',
    fitted: '```js\nb\n```',
  },
  'and where there was one before': {
    original: '```js\na\n```',
    answer: '```js\nb\n```',
    fitted: '```js\nb\n```',
  },

  'lost indentation comes back': { original: '  a\n    b', answer: 'c\n  d', fitted: '  c\n    d' },
  'blank lines get none': { original: '\ta', answer: 'b\n\nc', fitted: '\tb\n\n\tc' },
  'and it is never doubled': { original: '  a', answer: '  b', fitted: '  b' },
  'an indentation of its own is the model’s choice': { original: '  a', answer: '    b', fitted: '    b' },
  'tabs stay tabs': { original: '\tif (a) {\n\t\tb;\n\t}', answer: 'b;', fitted: '\tb;' },
  'indentation lost on the first line only': {
    original: '    def f():\n        return 1',
    answer: 'def f():\n        return 2',
    fitted: '    def f():\n        return 2',
  },
  'indentation lost on all lines, of which the second looks right': {
    original: '    def f():\n        return 1',
    answer: 'def f():\n    return 2',
    fitted: '    def f():\n        return 2',
  },
  'the closing bracket tells that it was all lines': {
    original: '    a();',
    answer: 'if (b) {\n    a();\n}',
    fitted: '    if (b) {\n        a();\n    }',
  },
  'one line becomes a block': {
    original: '    a = 1',
    answer: 'if b:\n    a = 1',
    fitted: '    if b:\n        a = 1',
  },
  'one line becomes two equals': {
    original: '    return a;',
    answer: 'if (!a) return;\n    return b;',
    fitted: '    if (!a) return;\n    return b;',
  },

  'a special token as text ends the code': { original: 'a', answer: 'b<|end|>c', fitted: 'b' },
  'unless the code is about them': {
    original: 'x = "<|end|>"',
    answer: 'y = "<|end|>"',
    fitted: 'y = "<|end|>"',
  },
  'or the instruction, or the code around': {
    original: 'x',
    around: 'Compare with <|end|>.',
    answer: 'x == "<|end|>"',
    fitted: 'x == "<|end|>"',
  },
  'one that is known does not let another pass': {
    original: '"<|end|>"',
    answer: '"<|end|>"<|return|>c',
    fitted: '"<|end|>"',
  },
  'nothing but a special token is no code': { original: 'a', answer: '<|end|>', fitted: undefined },
};

test.each(Object.entries(table))('%s', (_name, { original, answer, fitted, languageId, around }) => {
  const asked = { text: original, languageId: languageId ?? 'typescript', around: around ?? '' };
  expect(fitAnswer(answer, asked)).toBe(fitted);
});

test('an answer that streams grows, and nothing of it jumps', () => {
  const asked = { text: '  a:\n    b\n  c', languageId: 'python', around: '' };
  for (const answer of ['  d:\n    e\n\n  f', 'd:\n  e\n\nf']) {
    const whole = fitAnswer(answer, asked);
    expect(whole).toBe('  d:\n    e\n\n  f');
    for (let length = 1; length < answer.length; length++)
      expect(whole?.startsWith(fitAnswer(answer.slice(0, length), asked) ?? '')).toBe(true);
  }
});

import { expect, test } from 'vitest';
import { fitAnswer } from '../../../src/core/refactor/fitAnswer.ts';

const rows: [string, { original: string; answer: string; fitted: string | undefined }][] = [
  ['plain code stays', { original: 'var a = 1;', answer: 'let a = 1;', fitted: 'let a = 1;' }],
  ['a last line end is kept', { original: 'var a;\n', answer: 'let a;', fitted: 'let a;\n' }],
  ['and none is added', { original: 'var a;', answer: 'let a;\n\n', fitted: 'let a;' }],
  ['blank lines before are dropped', { original: 'a', answer: '\n  \nb', fitted: 'b' }],
  ['an accidental fence is taken off', { original: 'a', answer: '```ts\nb\n```', fitted: 'b' }],
  ['with what comes after it', { original: 'a', answer: '```\nb\n```\nI changed a to b.', fitted: 'b' }],
  ['an unclosed fence too', { original: 'a', answer: '```ts\nb\nc', fitted: 'b\nc' }],
  [
    'a longer fence may hold a shorter one',
    { original: 'a', answer: '````md\n```\nb\n```\n````', fitted: '```\nb\n```' },
  ],
  ['lost indentation comes back', { original: '  a\n    b', answer: 'c\n  d', fitted: '  c\n    d' }],
  ['blank lines get none', { original: '\ta', answer: 'b\n\nc', fitted: '\tb\n\n\tc' }],
  ['and it is never doubled', { original: '  a', answer: '  b', fitted: '  b' }],
  ['an indentation of its own is the model’s choice', { original: '  a', answer: '    b', fitted: '    b' }],
  ['CRLF becomes LF', { original: 'a\nb', answer: 'c\r\nd', fitted: 'c\nd' }],
  ['nothing is no code', { original: 'a', answer: '  \n', fitted: undefined }],
  ['an empty block is no code', { original: 'a', answer: '```ts\n```', fitted: undefined }],
  ['a special token as text ends the code', { original: 'a', answer: 'b<|end|>c', fitted: 'b' }],
  [
    'unless the code is about them',
    { original: 'x = "<|end|>"', answer: 'y = "<|end|>"', fitted: 'y = "<|end|>"' },
  ],
  ['lone surrogates become replacement characters', { original: 'a', answer: 'b\ud800', fitted: 'b\ufffd' }],
];

test.each(rows)('%s', (_name, { original, answer, fitted }) => {
  expect(fitAnswer(answer, original)).toBe(fitted);
});

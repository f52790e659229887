import { expect, test } from 'vitest';
import { withoutLooseWords } from '../../../src/core/edits/looseWords.ts';

const cut = (text: string, after: string[], own: string[] = []) =>
  withoutLooseWords(text.split('\n'), after, own).join('\n');

test.each([
  ['Ruby', '  x = 2\nend', ['end'], '  x = 2'],
  ['shell', '  echo b\nfi', ['fi', 'echo c'], '  echo b'],
  ['shell, a loop', '  echo b\ndone', ['done'], '  echo b'],
  ['two of them', '    x = 2\n  end\nend', ['end', 'end'], '    x = 2'],
  ['at no depth', 'x = 2\nend', ['end'], 'x = 2'],
  ['behind a block of its own', '  if a\n    b\n  end\nend', ['end'], '  if a\n    b\n  end'],
  ['PHP', '  echo 2;\nendif;', ['endif;'], '  echo 2;'],
])('%s: a closing word that is behind the selection too is taken off', (_, text, after, expected) =>
  expect(cut(text, after)).toBe(expected),
);

test.each([
  ['its own block', '  if a\n    b\n  end', ['end'], []],
  ['a block that is a value', 'x = if a then\n  1\nend', ['end'], []],
  ['a function that is a value', 'local f = function()\n  g()\nend', ['end'], []],
  ['a block with a branch', 'if a\n  1\nelse\n  2\nend', ['end'], []],
  ['what is not behind', '  x = 2\nend', ['other()'], []],
  ['what the original ends with', '  x = 2\nend', ['end'], ['x = 1', 'end']],
  ['a name that begins so', '  ended\n  ending = 1', ['ending = 1'], []],
])('%s stays', (_, text, after, own) => expect(cut(text, after, own)).toBe(text));

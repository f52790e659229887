import { expect, test } from 'vitest';
import { groupParts } from '../../../src/core/models/discovery/groupParts.ts';

test('the parts of a model are one group, in order, whatever stands between them', () => {
  expect(
    groupParts([
      '/a/m-00002-of-00003.gguf',
      '/a/other.gguf',
      '/a/m-00003-of-00003.gguf',
      '/a/m-00001-of-00003.gguf',
      // Parts of other models: of another folder, of another count, of another name.
      '/b/m-00001-of-00003.gguf',
      '/a/m-00001-of-00002.gguf',
      '/a/n-00001-of-00003.gguf',
    ]),
  ).toEqual([
    ['/a/m-00001-of-00002.gguf'],
    ['/a/m-00001-of-00003.gguf', '/a/m-00002-of-00003.gguf', '/a/m-00003-of-00003.gguf'],
    ['/a/n-00001-of-00003.gguf'],
    ['/a/other.gguf'],
    ['/b/m-00001-of-00003.gguf'],
  ]);
});

test('a later part stands for a model whose first is missing', () => {
  expect(groupParts(['/a/m-00003-of-00003.gguf', '/a/m-00002-of-00003.gguf'])).toEqual([
    ['/a/m-00002-of-00003.gguf', '/a/m-00003-of-00003.gguf'],
  ]);
});

test('what only looks like parts stays apart', () => {
  const files = ['/a/m-1-of-3.gguf', '/a/m-2-of-3.gguf', '/a/m-of-00003.gguf'];
  expect(groupParts(files)).toEqual(files.map((file) => [file]));
  expect(groupParts(['/a/m-of-00002.gguf', '/a/m-00001-of-00002.gguf'])).toHaveLength(2);
});

import { expect, test } from 'vitest';
import { askAt, fill, fillPerfectly } from '../../../tools/eval/ask.ts';
import type { Hole } from '../../../tools/eval/hole.ts';
import { parseCursor } from '../../../tools/replay/cursor.ts';

function holeAt(marked: string, expected: string, languageId = 'typescript'): Hole {
  const { before, after } = parseCursor(marked);
  return { id: 'a', kind: 'block', path: 'a.ts', languageId, before, after, expected, snippets: [] };
}

test('the request is the one that a keystroke at the hole makes', async () => {
  const { request, shape } = await askAt(holeAt('function f() {\n  █\n}\n', 'return 1;'));
  expect(shape).toBe('block');
  expect(request).toMatchObject({
    kind: 'completion',
    shape: 'block',
    maxTokens: 160,
    context: { path: 'a.ts', prefix: 'function f() {\n  ', suffix: '\n}\n' },
  });
  expect((await askAt(holeAt('const a = █\n', '1;'))).request).toMatchObject({
    shape: 'line',
    maxTokens: 48,
  });
});

test('an answer is cleaned and fitted as ghost text is', async () => {
  const question = await askAt(holeAt('print(add(█))\n', '1, 2'));
  expect(fill(question, { text: '1, 2))\nprint(3)', reason: 'stop' })).toEqual({
    text: '1, 2))',
    over: 2,
    document: 'print(add(1, 2))\n',
  });
  expect(fill(question, { text: '', reason: 'end' })).toEqual({
    text: '',
    over: 0,
    document: 'print(add())\n',
  });
});

// What stands here as less than the whole is what the product does not offer there.
test.each([
  ['function f() {\n  █\n}\n\ng();\n', 'const a = 1;\n  return a;', 'const a = 1;\n  return a;'],
  ['const a = lis█\nconst b = 2;\n', 't[0];', 't[0];'],
  ['def f(a):\n    █\n\nf(1)\n', 'b = a\n    return b', 'b = a\n    return b'],
  ['const sizes = [\n  1,\n  █\n];\n', '2,\n  3,', '2,'],
])('of a perfect answer at %j is left', async (marked, expected, left) => {
  const languageId = marked.startsWith('def') ? 'python' : 'typescript';
  expect(fillPerfectly(await askAt(holeAt(marked, expected, languageId))).text).toBe(left);
});

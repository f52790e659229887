import { expect, test } from 'vitest';
import { choose } from '../../../src/core/context/choose.ts';
import { addMoved, hasSameLines, isWorthMoving } from '../../../src/core/context/movedText.ts';
import type { Pieces } from '../../../src/core/context/pieces.ts';
import { linesOf, pieceOf, placeAt } from './build.ts';

test.each([
  ['one line', 'const a = 1;', false],
  ['two lines', 'const a = 1;\nconst b = 2;', false],
  ['three lines', 'const a = 1;\nconst b = 2;\nconst c = 3;', true],
  ['a line and brackets', '  }\n\n  call();\n}\n)', false],
  ['nothing', '', false],
])('%s is worth moving: %s', (_what, text, expected) => expect(isWorthMoving(text)).toBe(expected));

test('the same code, indented by the editor', () => {
  expect(hasSameLines('if (a) {\n  b();\n}', '    if (a) {\r\n      b();\r\n    }\n')).toBe(true);
  expect(hasSameLines('if (a) {\n  b();\n}', 'if (a) {\n  c();\n}')).toBe(false);
});

const cut = (name: string) => pieceOf(`${name}.ts`, { kind: 'cut', text: linesOf(name, 800) });

test('the same text again is one', () => {
  const moved = ['a', 'b', 'a'].map(cut).reduce<Pieces>(addMoved, []);
  expect(moved.map(({ snippet }) => snippet.path)).toEqual(['b.ts', 'a.ts']);
});

test('one goes along beside the places that were left, also in its own document', () => {
  const visits = ['x', 'y', 'z'].map((name) => pieceOf(`${name}.ts`, { text: linesOf(name, 1500) }));
  const other = cut('a');
  const own = { ...cut('b'), uri: 'file:///here.ts' };
  const { pieces } = choose(undefined, [other, own, ...visits], placeAt('█'));
  expect(pieces.map(({ kind }) => kind)).toEqual(['visit', 'visit', 'cut']);
  expect(pieces.at(-1)).toBe(own);
});

test('not where it was pasted', () => {
  const { snippet, ...rest } = cut('a');
  expect(choose(undefined, [{ snippet, ...rest }], placeAt(`${snippet.text}█`)).pieces).toEqual([]);
});

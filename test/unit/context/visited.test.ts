import { expect, test } from 'vitest';
import { areRelated } from '../../../src/core/context/relatedLanguages.ts';
import { addEdited } from '../../../src/core/context/edits.ts';
import type { Piece, Pieces } from '../../../src/core/context/pieces.ts';
import { addVisit } from '../../../src/core/context/visited.ts';
import { editOf, namesOf, pieceOf } from './build.ts';

const visitsOf = (...visits: Piece[]) => visits.reduce<Pieces>(addVisit, []);
const editsOf = (...edits: Piece[]) => edits.reduce<Pieces>(addEdited, []);

test('a document visited again moves to the end, with its new text', () => {
  const visits = visitsOf(pieceOf('a'), pieceOf('b'), pieceOf('a', { text: 'new' }));
  expect(visits.map(({ snippet }) => snippet.text)).toEqual(['text of b', 'new']);
});

test('a document that has become blank is forgotten', () =>
  expect(namesOf(visitsOf(pieceOf('a'), pieceOf('b'), pieceOf('a', { text: ' \n' })))).toEqual(['b']));

test('an edit takes the place of those around it in its document', () => {
  const edits = editsOf(editOf('a', 10), editOf('a', 90), editOf('b', 12), editOf('a', 25));
  expect(edits.map(({ snippet, line }) => `${snippet.path}:${line}`)).toEqual(['a:90', 'b:12', 'a:25']);
});

test('no list grows for ever', () => {
  expect(visitsOf(...Array.from({ length: 1000 }, (_, index) => pieceOf(`${index}`))).length).toBeLessThan(
    30,
  );
  const edits = Array.from({ length: 1000 }, (_, index) => editOf('a', 100 * index));
  expect(editsOf(...edits).at(-1)?.line).toBe(99_900);
  expect(editsOf(...edits).length).toBeLessThan(30);
});

test('adding changes nothing in place', () => {
  const visits = visitsOf(pieceOf('a'));
  addVisit(visits, pieceOf('b'));
  expect(namesOf(visits)).toEqual(['a']);
});

test.each([
  ['typescript', 'typescript', true],
  ['typescript', 'javascriptreact', true],
  ['c', 'cpp', true],
  ['python', 'typescript', false],
  ['unknown', 'unknown', true],
])('%s and %s: %s', (one, other, related) => expect(areRelated(one, other)).toBe(related));

import { expect, test } from 'vitest';
import { areRelated } from '../../../src/core/context/languages.ts';
import {
  addVisit,
  forgetVisit,
  snippetsFor,
  type Visit,
  type Visits,
} from '../../../src/core/context/visited.ts';

function visit(name: string, languageId = 'typescript', text = `text of ${name}`): Visit {
  return { uri: `file:///${name}`, snippet: { path: name, languageId, text } };
}

function visitsOf(...visits: Visit[]): Visits {
  return visits.reduce<Visits>(addVisit, []);
}

const names = (visits: Visits, name = 'here', languageId = 'typescript') =>
  snippetsFor(visits, `file:///${name}`, languageId).map((snippet) => snippet.path);

test('the last three, oldest first', () =>
  expect(names(visitsOf(visit('a'), visit('b'), visit('c'), visit('d')))).toEqual(['b', 'c', 'd']));

test('not the document itself', () =>
  expect(names(visitsOf(visit('a'), visit('here'), visit('b')))).toEqual(['a', 'b']));

test('going back and forth keeps the front of the list, and so of the prompt', () => {
  const visits = visitsOf(visit('c'), visit('d'), visit('a'));
  expect(names(visits, 'b')).toEqual(['c', 'd', 'a']);
  expect(names(addVisit(visits, visit('b')), 'a')).toEqual(['c', 'd', 'b']);
});

test('a document visited again moves to the end, with its new text', () => {
  const visits = visitsOf(visit('a'), visit('b'), visit('a', 'typescript', 'new'));
  expect(snippetsFor(visits, '', 'typescript').map((snippet) => snippet.text)).toEqual(['text of b', 'new']);
});

test('a document that has become blank is forgotten', () =>
  expect(names(visitsOf(visit('a'), visit('b'), visit('a', 'typescript', ' \n')))).toEqual(['b']));

test('only related languages', () => {
  const visits = visitsOf(visit('a', 'python'), visit('b', 'javascript'), visit('c', 'markdown'), visit('d'));
  expect(names(visits)).toEqual(['b', 'd']);
  expect(names(visits, 'here', 'python')).toEqual(['a']);
});

test('deleted', () =>
  expect(names(forgetVisit(visitsOf(visit('a'), visit('b')), 'file:///a'))).toEqual(['b']));

test('no list grows for ever', () => {
  const visits = visitsOf(...Array.from({ length: 1000 }, (_, index) => visit(`${index}`)));
  expect(visits.length).toBeLessThan(30);
});

test('adding changes nothing in place', () => {
  const visits = visitsOf(visit('a'));
  addVisit(visits, visit('b'));
  expect(names(visits)).toEqual(['a']);
});

test.each([
  ['typescript', 'typescript', true],
  ['typescript', 'javascriptreact', true],
  ['c', 'cpp', true],
  ['python', 'typescript', false],
  ['unknown', 'unknown', true],
])('%s and %s: %s', (one, other, related) => expect(areRelated(one, other)).toBe(related));

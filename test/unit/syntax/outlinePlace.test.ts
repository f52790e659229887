import { expect, test } from 'vitest';
import { outlinePlace, type OutlineItem } from '../../../src/core/syntax/outlinePlace.ts';

const lines = ['fun f() {', '', '}', 'enum E {', '  A,', '', '  B', '}', 'val x = 1', '', '}'];
const item = (kind: OutlineItem['kind'], first: number, last: number, children: OutlineItem[] = []) => ({
  kind,
  first,
  last,
  children,
});
const outline = [
  item('function', 0, 2),
  item('list', 3, 7, [item('other', 4, 4), item('other', 6, 6)]),
  item('other', 8, 10),
];

test.each([
  [1, 'statements', true, 0],
  [5, 'items', false, 1],
  [9, undefined, undefined, undefined],
  [2, undefined, undefined, undefined],
  [11, undefined, undefined, undefined],
])('line %i', (line, container, empty, itemLines) => {
  const place = outlinePlace(outline, (at) => lines[at] ?? '', line);
  expect([place?.container, place?.empty, place?.itemLines]).toEqual([container, empty, itemLines]);
});

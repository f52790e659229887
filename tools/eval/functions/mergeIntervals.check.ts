import { deepEqual } from 'node:assert/strict';
import { mergeIntervals } from './mergeIntervals.ts';

const given = [
  { start: 8, end: 10 },
  { start: 1, end: 3 },
  { start: 2, end: 6 },
  { start: 6, end: 7 },
];
deepEqual(mergeIntervals(given), [
  { start: 1, end: 7 },
  { start: 8, end: 10 },
]);
deepEqual(given[1], { start: 1, end: 3 });
deepEqual(mergeIntervals([]), []);

import { deepEqual } from 'node:assert/strict';
import { groupBy } from './groupBy.ts';

deepEqual(
  groupBy([3, 1, 4, 1, 5], (number) => number % 2 === 0),
  new Map([
    [false, [3, 1, 1, 5]],
    [true, [4]],
  ]),
);
deepEqual(
  groupBy([], () => 1),
  new Map(),
);

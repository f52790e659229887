import { deepEqual } from 'node:assert/strict';
import { movingAverage } from './movingAverage.ts';

deepEqual(movingAverage([1, 2, 3, 6], 2), [1.5, 2.5, 4.5]);
deepEqual(movingAverage([4, 8], 2), [6]);
deepEqual(movingAverage([1, 2], 3), []);
deepEqual(movingAverage([5, 7], 1), [5, 7]);

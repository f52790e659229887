import { equal } from 'node:assert/strict';
import { lowerBound } from './lowerBound.ts';

equal(lowerBound([1, 3, 3, 5], 3), 1);
equal(lowerBound([1, 3, 3, 5], 4), 3);
equal(lowerBound([1, 3, 3, 5], 9), 4);
equal(lowerBound([1, 3, 3, 5], 0), 0);
equal(lowerBound([], 1), 0);

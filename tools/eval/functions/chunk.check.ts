import { deepEqual, throws } from 'node:assert/strict';
import { chunk } from './chunk.ts';

deepEqual(chunk([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
deepEqual(chunk([1, 2], 5), [[1, 2]]);
deepEqual(chunk([], 3), []);
throws(() => chunk([1], 0), RangeError);
throws(() => chunk([1], 1.5), RangeError);

import { deepEqual } from 'node:assert/strict';
import { flatten } from './flatten.mjs';

deepEqual(flatten([1, [2, [3, []]], 'ab']), [1, 2, 3, 'ab']);
deepEqual(flatten([]), []);

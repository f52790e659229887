import { deepEqual } from 'node:assert/strict';
import { parseQuery } from './parseQuery.mjs';

deepEqual({ ...parseQuery('?a=1&b=x%20y') }, { a: '1', b: 'x y' });
deepEqual({ ...parseQuery('flag&a=1&a=2') }, { flag: '', a: '2' });
deepEqual({ ...parseQuery('') }, {});

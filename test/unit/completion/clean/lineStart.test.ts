import { describe } from 'vitest';
import { checkGhosts } from '../../../support/ghost.ts';

describe('the line written once more', () =>
  checkGhosts([
    ['  const a = █', 'const a = b;', '  const a = [b;]'],
    ['  const a = █', '  const a = b;', '  const a = [b;]'],
    ['  foo.bar(█)', 'foo.bar(a)', '  foo.bar([a])'],
    ['const a█', 'const a = b;', 'const a[ = b;]'],
    ['a = █', 'a = b;', 'a = [a = b;]'],
    ['function█', 'function', 'function[function]'],
    ['  const a = █', 'const a = ', 'repeats-before'],
  ]));
